"""Apprise, an extra: one of its many services, only where somebody set it up."""

import logging
from importlib import import_module
from typing import Any
from urllib.parse import quote

from portal.reminders.letters import Fault, Letter, NotTaken
from portal.settings import Settings


class AppriseSender:
    """Apprise says only whether it worked, so every failure is tried again."""

    def __init__(self, settings: Settings) -> None:
        self.url = settings.apprise_url
        self.apprise: Any = import_module("apprise")  # only when it is set up
        logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its lines hold addresses

    def __call__(self, letter: Letter) -> None:
        nobody = {"app_id": "Message", "app_desc": "Message", "app_url": ""}
        asset = self.apprise.AppriseAsset(**nobody, async_mode=False, secure_logging=True)
        service = self.apprise.Apprise(asset=asset)
        if not service.add(self.url.replace("{to}", quote(letter.to, safe=""))):
            raise NotTaken(Fault.REJECTED, is_final=True)
        if not service.notify(body=letter.text, title=""):
            raise NotTaken(Fault.UNREACHABLE)
