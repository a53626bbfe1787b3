"""A mail server: STARTTLS or TLS with a certificate that is checked, and headers that say nothing.

No host name of the portal is told: neither at the greeting nor in a header.
"""

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from portal import clock
from portal.outgoing import mail_domain
from portal.reminders.letters import Fault, Letter, NotTaken
from portal.settings import Settings

PATIENCE = 10  # seconds for each answer of the server


class MailSender:
    """Sends one mail on a connection of its own."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.domain = mail_domain(settings)
        self.trust = ssl.create_default_context()

    def __call__(self, letter: Letter) -> None:
        try:
            server = self._connected()
            try:
                self._hand_over(server, letter)
                with suppress(OSError, smtplib.SMTPException):  # it is taken, whatever comes now
                    server.quit()
            finally:
                server.close()
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _said in error.recipients.values()]
            raise _fault(max(codes, default=450), Fault.REJECTED) from None
        except smtplib.SMTPDataError as error:
            raise _fault(error.smtp_code, Fault.REJECTED) from None
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused):
            raise NotTaken(Fault.REFUSED) from None
        except smtplib.SMTPNotSupportedError:  # no TLS: then nothing is sent
            raise NotTaken(Fault.REFUSED) from None
        except smtplib.SMTPResponseException as error:
            raise _fault(error.smtp_code, Fault.REFUSED, may_end=False) from None
        except (OSError, smtplib.SMTPException):
            raise NotTaken(Fault.UNREACHABLE) from None

    def _connected(self) -> smtplib.SMTP:
        given = self.settings
        host, port = given.mail_host, int(given.mail_port)
        if given.mail_tls == "tls":
            return smtplib.SMTP_SSL(host, port, self.domain, timeout=PATIENCE, context=self.trust)
        server = smtplib.SMTP(host, port, self.domain, timeout=PATIENCE)
        try:
            if given.mail_tls == "starttls":
                server.starttls(context=self.trust)
        except BaseException:
            server.close()
            raise
        return server

    def _hand_over(self, server: smtplib.SMTP, letter: Letter) -> None:
        if self.settings.mail_user:
            server.login(self.settings.mail_user, self.settings.mail_password)
        sender = parseaddr(self.settings.mail_from)[1]
        server.sendmail(sender, [letter.to], self._written(letter).as_bytes(policy=SMTP))

    def _written(self, letter: Letter) -> EmailMessage:
        """The key makes the Message-ID, by which mailboxes know a mail that came before."""
        mail = EmailMessage()
        mail["From"] = self.settings.mail_from
        mail["To"] = letter.to
        mail["Subject"] = self.settings.mail_subject
        mail["Date"] = format_datetime(clock.now())
        mail["Message-ID"] = f"<{letter.key}@{self.domain}>"
        mail.set_content(letter.text, cte="quoted-printable")
        return mail


def _fault(code: int, fault: Fault, *, may_end: bool = True) -> NotTaken:
    """4xx means later."""
    if code < 500:
        return NotTaken(Fault.BUSY)
    return NotTaken(fault, is_final=may_end)
