"""The only files that speak to other machines: one for each kind of gateway.

The worker alone uses them: import-linter holds that no page can reach them.
"""

from collections.abc import Callable, Mapping

from portal.reminders.channels import offered
from portal.reminders.letters import Sender
from portal.reminders.models import Channel
from portal.reminders.senders.apprise import AppriseSender
from portal.reminders.senders.mail import MailSender
from portal.reminders.senders.sms import SmsSender
from portal.settings import Settings


def chosen(settings: Settings) -> Mapping[Channel, Sender]:
    """One for every channel the settings offer; none by default."""
    kinds: dict[Channel, Callable[[Settings], Sender]] = {
        Channel.SMS: SmsSender,
        Channel.EMAIL: MailSender,
        Channel.APPRISE: AppriseSender,
    }
    return {channel: kinds[channel](settings) for channel in offered(settings)}
