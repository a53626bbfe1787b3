"""The part of the access table about CVs, and about jobs and homes that people want."""

from tests.gates.access_people import CASEWORKERS, MEMBERS, Row

HERS = Row({"amina"}, row="interest")
HERS_WITH_DATE = Row({"amina"}, row="dated_interest")
CARER = Row({"assigned"}, row="interest")

OF_INTEREST = {
    "cv.show": Row(MEMBERS),
    "cv.paper": Row(MEMBERS),
    "cv.naming": Row(MEMBERS),
    "cv.keep_naming": Row(MEMBERS),
    "cv.about": Row(MEMBERS),
    "cv.keep_about": Row(MEMBERS),
    "cv.skills": Row(MEMBERS),
    "cv.keep_skills": Row(MEMBERS),
    "cv.courses": Row(MEMBERS),
    "cv.keep_courses": Row(MEMBERS),
    "cv.remove": Row(MEMBERS),
    "cv.new_years": Row(MEMBERS),
    "cv.add_years": Row(MEMBERS),
    "cv.some_years": Row({"amina"}, row="cv_years"),
    "cv.change_years": Row({"amina"}, row="cv_years"),
    "cv.remove_years": Row(MEMBERS, row="cv_years"),  # what is not there is taken out already
    "interest.index": Row(MEMBERS),
    "interest.about_job": Row(MEMBERS, row="job"),
    "interest.ask_job": Row(MEMBERS, row="job"),
    "interest.about_home": Row(MEMBERS, row="home"),
    "interest.ask_home": Row(MEMBERS, row="home"),
    "interest.show": HERS,
    "interest.withdraw": HERS,
    "interest.begin": HERS,
    "interest.end": HERS,
    "interest.dates": HERS_WITH_DATE,
    "interest.dates_file": HERS_WITH_DATE,
    "desk.interests": Row(CASEWORKERS),
    "desk.interest": Row({"assigned", "excepted"}, row="interest"),
    "desk.interest_paper": CARER,
    "desk.send_interest": CARER,
    "desk.arrange_date": CARER,
    "desk.write_interest": CARER,
}
