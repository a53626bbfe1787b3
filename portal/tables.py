"""Every table, brought together so that migrations and tests see all of them."""

from portal.accounts import models as accounts
from portal.calendars import models as calendars
from portal.certificates import models as certificates
from portal.checkins import models as checkins
from portal.consent import models as consent
from portal.cv import models as cv
from portal.duty import models as duty
from portal.feedback import models as feedback
from portal.finding import models as finding
from portal.forum import models as forum
from portal.interest import models as interest
from portal.letters import models as letters
from portal.listings import models as listings
from portal.moderation import models as moderation
from portal.my_data import models as my_data
from portal.notes import models as notes
from portal.plan import models as plan
from portal.polls import models as polls
from portal.proof import models as proof
from portal.referrals import models as referrals
from portal.reminders import models as reminders
from portal.safety import models as safety
from portal.seal import models as seal
from portal.searches import models as searches
from portal.trail import models as trail
from portal.training import models as training
from portal.translating import models as translating
from portal.vetting import models as vetting
from portal.way import models as way
from portal.web import once

SEARCH_TABLES = ("listing_words", "post_words")  # full-text tables: their names begin so

__all__ = [
    "accounts",
    "calendars",
    "certificates",
    "checkins",
    "consent",
    "cv",
    "duty",
    "feedback",
    "finding",
    "forum",
    "interest",
    "letters",
    "listings",
    "moderation",
    "my_data",
    "notes",
    "once",
    "plan",
    "polls",
    "proof",
    "referrals",
    "reminders",
    "safety",
    "seal",
    "searches",
    "trail",
    "training",
    "translating",
    "vetting",
    "way",
]
