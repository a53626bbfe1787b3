"""The part of the access table about one job or home, for all houses."""

from tests.gates.access_people import MEMBERS, NOT_ADMIN, Row

KINDS = ("job", "home")
PAGES = ("", "link_of_", "share_", "file_of_", "paper_of_")
OF_MEMBERS = ("save_", "unsave_", "report_page_of_", "report_")

OF_OFFERS = {
    **{f"listings.{page}{kind}": Row(NOT_ADMIN, row=kind) for page in PAGES for kind in KINDS},
    **{f"listings.{deed}{kind}": Row(MEMBERS, row=kind) for deed in OF_MEMBERS for kind in KINDS},
    "listings.compare_job": Row(MEMBERS),
    "listings.compare_home": Row(MEMBERS),
    "listings.saved": Row(MEMBERS),
    "listings.saved_paper": Row(MEMBERS),
    "listings.clear_ended": Row(MEMBERS),
    "listings.own_reports": Row(MEMBERS),
}
