"""Which ways out an installation offers. Nothing here opens a connection."""

from typing import Any

from portal.reminders.labels import CHANNELS
from portal.reminders.models import Channel
from portal.settings import Settings


def offered(settings: Settings) -> list[Channel]:
    """Without settings none: then nothing is ever sent."""
    given = {
        Channel.SMS: settings.sms_url,
        Channel.EMAIL: settings.mail_host,
        Channel.APPRISE: settings.apprise_url,
    }
    return [channel for channel, setting in given.items() if setting]


def name_of(channel: Channel, settings: Settings) -> Any:
    """How people call it."""
    is_named = channel is Channel.APPRISE and settings.apprise_name
    return settings.apprise_name if is_named else CHANNELS[channel]


def sender_of(channel: Channel, settings: Settings) -> str:
    """From whom a message seems to come, as a telephone shows it."""
    return {Channel.SMS: settings.sms_sender, Channel.EMAIL: settings.mail_from}.get(channel, "")
