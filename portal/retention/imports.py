"""The clocks of files of offers, and of addresses for one answer."""

from sqlalchemy import and_

from portal.i18n import lazy as _
from portal.retention.shape import DAY, Clock
from portal.vetting.models import Import, ImportState, Link

CLOCKS: dict[str, Clock] = {
    "imports": Clock(
        _("So that what is wrong in a file of offers can be read and put right."),
        _("%(n)s days after the file came, with all its lines."),
        30,
        DAY,
        Import,
        lambda before: and_(Import.made_at < before, Import.state != ImportState.WANTED),
    ),
    "provider_links": Clock(
        _("So that it is known what those who offer something answered, and when."),
        _("%(n)s days after its last day."),
        90,
        DAY,
        Link,
        lambda before: Link.until < before,
    ),
}
