"""The only file here that speaks to another machine: a translation server of one's own.

The worker alone uses it: import-linter holds that no page can reach it.
"""

from portal.settings import Settings
from portal.translating.machine import Machine
from portal.translating.servers.libre import LibreTranslate


def chosen(settings: Settings) -> Machine | None:
    """None by default."""
    return LibreTranslate(settings) if settings.translate_url else None
