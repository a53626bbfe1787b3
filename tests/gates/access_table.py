"""The table: for every route, who gets in. Everybody else finds nothing there."""

from tests.gates.access_desk import OF_DESK
from tests.gates.access_duty import OF_DUTY
from tests.gates.access_finding import OF_FINDING
from tests.gates.access_forum import OF_FORUM
from tests.gates.access_hosts import OF_HOSTS
from tests.gates.access_imports import OF_IMPORTS
from tests.gates.access_interest import OF_INTEREST
from tests.gates.access_line import OF_LINES
from tests.gates.access_lists import OF_SEARCHES
from tests.gates.access_moderation import OF_MODERATION
from tests.gates.access_papers import OF_PAPERS
from tests.gates.access_people import (
    CASEWORKERS,
    EVERYBODY,
    MEMBERS,
    NOT_ADMIN,
    OVERSEERS,
    SAME_HOUSE,
    STAFF,
    Row,
)
from tests.gates.access_plans import OF_PLANS
from tests.gates.access_polls import OF_POLLS
from tests.gates.access_vetting import OF_VETTING
from tests.gates.access_view import OF_OFFERS

PUBLIC = Row(EVERYBODY, guest="in")

TABLE = {
    "home.show": PUBLIC,
    "home.help_page": PUBLIC,
    "home.leaving": PUBLIC,
    "home.ready": PUBLIC,
    "accounts.sign_in_page": PUBLIC,
    "accounts.sign_in": PUBLIC,
    "accounts.sign_out": PUBLIC,
    "accounts.leave": PUBLIC,
    "accounts.card_page": PUBLIC,
    "accounts.open_card": PUBLIC,
    "accounts.code_page": PUBLIC,
    "accounts.find_card": PUBLIC,
    "accounts.words_page": Row(EVERYBODY),
    "accounts.change_words": Row(EVERYBODY),
    "accounts.language": PUBLIC,
    "accounts.account": Row(EVERYBODY),
    "accounts.speak": Row(EVERYBODY),
    "accounts.end_phone": Row(EVERYBODY),
    "accounts.end_other_phones": Row(EVERYBODY),
    "accounts.trail": Row(EVERYBODY),
    "accounts.news_page": Row(EVERYBODY),
    "proof.pin_page": Row(EVERYBODY),
    "proof.open_private": Row(EVERYBODY),
    "proof.pin_settings": Row(EVERYBODY),
    "proof.change_pin": Row(EVERYBODY),
    "proof.shut_private": Row(EVERYBODY),
    "accounts.kept": Row(EVERYBODY),
    "accounts.throw_away": Row(EVERYBODY),
    "proof.second_step": PUBLIC,
    "proof.pass_code": PUBLIC,
    "proof.challenge": Row(EVERYBODY, guest="404"),  # for a script, which follows no redirect
    "proof.pass_passkey": PUBLIC,
    "proof.still_you": Row(EVERYBODY),
    "proof.retype_words": Row(MEMBERS),
    "proof.factors": Row(EVERYBODY),
    "proof.remove_passkey": Row({"assigned"}, row="passkey"),
    "proof.remove_app": Row(STAFF),
    "proof.stop_asking": Row(MEMBERS),
    "proof.new_factor": Row(STAFF),
    "proof.challenge_to_add": Row(STAFF),
    "proof.add_passkey": Row(STAFF),
    "proof.begin_app": Row(STAFF),
    "proof.new_app": Row(STAFF),
    "proof.confirm_app": Row(STAFF),
    "proof.new_codes": Row(EVERYBODY),
    "proof.show_codes": Row(EVERYBODY),
    "proof.save_codes": Row(EVERYBODY),
    "desk.today": Row(STAFF),
    "desk.people": Row(STAFF),
    "desk.new_person": Row(STAFF),
    "desk.invite": Row(STAFF),
    "desk.person": Row({"assigned", "excepted", "coordinator"}, row="person"),
    "desk.reopen_card": Row({"assigned", "coordinator"}, row="person"),
    "desk.assign": Row({"coordinator"}, refused={"assigned"}, row="person"),
    "desk.release": Row({"coordinator", "assigned"}, row="person"),
    # everybody one looks after; whom a form names is looked at when it is sent
    "desk.caseload": Row(CASEWORKERS),
    "desk.handover": Row(CASEWORKERS),
    "desk.hand_over": Row(CASEWORKERS),
    "desk.several_step": Row(CASEWORKERS),
    "desk.write_several": Row(CASEWORKERS),
    "desk.house_steps": Row({"assigned"}, row="person"),
    "desk.move_steps": Row({"assigned"}, row="person"),
    "desk.complete_steps": Row({"assigned"}, row="person"),
    "desk.card": Row({"assigned"}, row="card"),
    "desk.card_sheet": Row({"assigned"}, row="card"),
    "desk.void_card": Row({"assigned"}, row="card"),
    "desk.change_role": Row({"coordinator"}, refused={"assigned"}, row="person"),
    # looking further, of house A; the exception is of the excepted one
    "desk.new_exception": Row(CASEWORKERS),
    "desk.open_exception": Row(CASEWORKERS),
    "desk.exceptions": Row(OVERSEERS),
    "desk.exception": Row({"coordinator"}, row="exception"),
    "desk.see_exception": Row({"coordinator"}, row="exception"),
    "desk.end_exception": Row({"excepted"}, row="exception"),
    # two of the staff: the coordinator of house A asks
    "desk.two": Row(STAFF),
    "desk.ask_restore": Row({"administrator"}),
    "desk.agreement": Row({"assigned", "colleague", "excepted", "coordinator"}, row="request"),
    "desk.agree": Row(
        {"assigned", "colleague", "excepted"}, refused={"coordinator"}, row="request"
    ),
    **OF_PLANS,
    **OF_PAPERS,
    **OF_INTEREST,
    **OF_DESK,
    **OF_FINDING,
    **OF_HOSTS,
    **OF_POLLS,
    # what she agreed to: only she answers; who is assigned to her sees how it stands
    "consent.show": Row(MEMBERS),
    "consent.answers": Row(MEMBERS),
    "consent.purpose": Row(MEMBERS),
    "consent.agree": Row(MEMBERS),
    "consent.decline": Row(MEMBERS),
    "consent.new_partner": Row(MEMBERS),
    "consent.name_partner": Row(MEMBERS),
    "consent.partner": Row({"amina"}, row="receipt"),
    "consent.agree_partner": Row({"amina"}, row="receipt"),
    "consent.decline_partner": Row({"amina"}, row="receipt"),
    "desk.consent": Row({"assigned"}, row="person"),
    "desk.ask_consent": Row({"assigned"}, row="person"),
    "desk.write_down_consent": Row({"assigned"}, row="person"),
    # notes about her, and what she says about them
    "notes.show": Row({"amina"}, row="note"),
    "notes.state": Row({"amina"}, row="note"),
    "notes.unstate": Row({"amina"}, row="note"),
    "desk.notes": Row({"assigned"}, row="person"),
    "desk.add_note": Row({"assigned"}, row="person"),
    "desk.withdraw_note": Row({"assigned"}, row="note"),
    # what services may be told: only she says yes, and only who is assigned to her asks
    "referrals.directory": PUBLIC,
    "referrals.index": Row(MEMBERS),
    "referrals.show": Row({"amina"}, row="referral"),
    "referrals.agree": Row({"amina"}, row="referral"),
    "referrals.revoke": Row({"amina"}, row="referral"),
    "desk.referrals": Row({"assigned", "excepted"}, row="person"),
    "desk.new_referral": Row({"assigned"}, row="person"),
    "desk.ask_referral": Row({"assigned"}, row="person"),
    "desk.referral": Row({"assigned", "excepted"}, row="referral"),
    "desk.answer_referral": Row({"assigned"}, row="referral"),
    "desk.withdraw_referral": Row({"assigned"}, row="referral"),
    # everything about oneself, and requests about it
    "my_data.show": Row(EVERYBODY),
    "my_data.take_along": Row(EVERYBODY),
    "my_data.erasure": Row(EVERYBODY),
    "my_data.erase": Row(MEMBERS, refused=STAFF),
    "my_data.gone": PUBLIC,
    "my_data.new_request": Row(EVERYBODY),
    "my_data.file_request": Row(EVERYBODY),
    "my_data.show_request": Row({"amina"}, row="data_request"),
    "my_data.letter": Row({"amina"}, row="data_request"),
    "my_data.requests": Row({"coordinator", "other_house"}),
    "my_data.desk_request": Row({"coordinator"}, row="data_request"),
    "my_data.answer": Row({"coordinator"}, row="data_request"),
    # reminders outside of the portal: her own; what could not be sent, for every coordinator alike
    "reminders.show": Row(MEMBERS),
    "reminders.choose": Row(MEMBERS),
    "reminders.keep": Row(MEMBERS),
    "reminders.send_again": Row(MEMBERS),
    "reminders.say_it_came": Row(MEMBERS),
    "reminders.say_it_is_safe": Row(MEMBERS),
    "reminders.switch_off": Row(MEMBERS),
    "desk.outbox": Row({"coordinator", "other_house"}),
    "desk.settle": Row({"coordinator", "other_house"}),
    # training of house A
    "training.index": Row(NOT_ADMIN),
    "training.show": Row(
        SAME_HOUSE | {"assigned", "colleague", "excepted", "coordinator"}, row="training"
    ),
    "training.have_seen": Row(MEMBERS),
    "training.book": Row(SAME_HOUSE, row="training"),
    "training.cancel": Row(SAME_HOUSE, row="training"),
    **OF_LINES,
    **OF_FORUM,
    **OF_DUTY,
    **OF_IMPORTS,
    **OF_MODERATION,
    # work and a home, for all houses
    "listings.jobs": Row(NOT_ADMIN),
    "listings.homes": Row(NOT_ADMIN),
    **OF_OFFERS,
    **OF_VETTING,
    **OF_SEARCHES,
}
