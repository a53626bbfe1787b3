"""The table: for every route, who gets in. Everybody else finds nothing there."""

from typing import NamedTuple

PEOPLE = (
    "amina",  # the row is hers
    "neighbour",  # resident, same house
    "stranger",  # resident, other house
    "graduate",
    "mentor",  # of the other house
    "assigned",  # caseworker assigned to amina
    "colleague",  # caseworker of the same house, not assigned
    "excepted",  # another one, who may look at amina for a quarter of an hour
    "coordinator",  # of the same house, not assigned
    "other_house",  # coordinator of the other house
    "administrator",
)
EVERYBODY = set(PEOPLE)
SAME_HOUSE = {"amina", "neighbour", "graduate"}
MEMBERS = {"amina", "neighbour", "stranger", "graduate", "mentor"}
CASEWORKERS = {"assigned", "colleague", "excepted", "coordinator", "other_house"}
OVERSEERS = {"coordinator", "other_house", "administrator"}
STAFF = CASEWORKERS | {"administrator"}
MODERATORS = CASEWORKERS | {"mentor"}
NOT_ADMIN = EVERYBODY - {"administrator"}


class Row(NamedTuple):
    """Who gets in; who sees the thing but may not do that (403); what a guest gets."""

    come_in: set[str]
    refused: set[str] = set()
    guest: str = "sign-in"
    row: str = ""  # which row the {id} of the address is

    def answer_for(self, person: str) -> str:
        if person == "guest":
            return self.guest
        if person in self.come_in:
            return "in"
        return "no" if person in self.refused else "404"


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
    # plans: her own, and at the desk for who is assigned to her
    "plan.show": Row(MEMBERS),
    "plan.keep_progress": Row(MEMBERS),
    "plan.agree_to_shown": Row(MEMBERS),
    "plan.have_seen": Row(MEMBERS),
    "plan.versions": Row(MEMBERS),
    "plan.version": Row({"amina"}, row="version"),
    "plan.new_goal": Row(MEMBERS),
    "plan.add_goal": Row(MEMBERS),
    "plan.goal": Row({"amina"}, row="goal"),
    "plan.changing_goal": Row({"amina"}, row="goal"),
    "plan.change_goal": Row({"amina"}, row="goal"),
    "plan.reach": Row({"amina"}, row="goal"),
    "plan.aim_again": Row({"amina"}, row="goal"),
    "plan.remove_goal": Row({"amina"}, row="goal"),
    "plan.new_step": Row({"amina"}, row="goal"),
    "plan.add_step": Row({"amina"}, row="goal"),
    "plan.step": Row({"amina"}, row="step"),
    "plan.complete": Row({"amina"}, row="step"),
    "plan.reopen": Row({"amina"}, row="step"),
    "plan.disagree": Row({"amina"}, row="step"),
    "plan.agree": Row({"amina"}, row="step"),
    "plan.ask_for_change": Row({"amina"}, row="step"),
    "plan.put_off": Row({"amina"}, row="step"),
    "plan.take_back": Row({"amina"}, row="step"),
    "plan.changing_step": Row({"amina"}, row="own_step"),
    "plan.change_step": Row({"amina"}, row="own_step"),
    "plan.remove_step": Row({"amina"}, row="own_step"),
    "plan.topics": Row(MEMBERS),
    "plan.hide_topics": Row(MEMBERS),
    "plan.unhide": Row(MEMBERS),
    "plan.hide_again": Row(MEMBERS),
    # a safety plan: there is none but her own
    "safety.show": Row(MEMBERS),
    "safety.keep": Row(MEMBERS),
    "safety.remove": Row(MEMBERS),
    "desk.plan": Row({"assigned", "excepted"}, row="person"),
    "desk.plan_history": Row({"assigned", "excepted"}, row="person"),
    "desk.plan_version": Row({"assigned", "excepted"}, row="person"),
    "desk.goal_phrases": Row({"assigned"}, row="person"),
    "desk.step_phrases": Row({"assigned"}, row="goal"),
    "desk.changing_goal": Row({"assigned"}, row="house_goal"),
    "desk.change_goal": Row({"assigned"}, row="house_goal"),
    "desk.withdraw_step": Row({"assigned"}, row="house_step"),
    "desk.reply": Row({"assigned"}, row="answered_step"),
    # her plan on paper and in a calendar
    "take_along.take": Row(MEMBERS),
    "take_along.printed": Row(MEMBERS),
    "take_along.print_list": Row(MEMBERS),
    "take_along.calendar": Row(MEMBERS),
    "take_along.preview": Row(MEMBERS),
    "take_along.dates_file": Row(MEMBERS),
    # her way and her choice: hers; where she is stands at the desk of who is assigned to her
    "way.show": Row(MEMBERS),
    "way.remark": Row(MEMBERS),
    "way.remove_remark": Row(MEMBERS),
    "way.choice": Row(MEMBERS),
    "way.confirm": Row(MEMBERS),
    "way.choose": Row(MEMBERS),
    "desk.way": Row({"assigned", "excepted"}, row="person"),
    "desk.change_way": Row({"assigned"}, row="person"),
    # what the house owes her: the question is asked again to nobody; "raised" went to house B
    "plan.owed": Row(MEMBERS),
    "plan.ask": Row({"amina"}, row="house_step"),
    "plan.raise_page": Row({"amina"}, row="question"),
    "plan.raise_up": Row({"amina"}, row="question"),
    "plan.lower": Row({"amina"}, row="question"),
    "plan.note_outside": Row({"amina"}, row="question"),
    "plan.forget_outside": Row({"amina"}, row="question"),
    "desk.questions": Row(CASEWORKERS),
    "desk.question": Row({"assigned", "coordinator"}, row="question"),
    "desk.answer_question": Row({"assigned", "coordinator"}, row="question"),
    "desk.above_question": Row({"other_house"}, row="raised"),
    "desk.answer_above": Row({"other_house"}, row="raised"),
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
    "desk.new_goal": Row({"assigned"}, row="person"),
    "desk.add_goal": Row({"assigned"}, row="person"),
    "desk.new_step": Row({"assigned"}, row="goal"),
    "desk.add_step": Row({"assigned"}, row="goal"),
    "desk.changing_step": Row({"assigned"}, row="house_step"),
    "desk.change_step": Row({"assigned"}, row="house_step"),
    "desk.complete_step": Row({"assigned"}, row="house_step"),
    "desk.reopen_step": Row({"assigned"}, row="house_step"),
    # translations of what stands in plans; the colleague is asked for one text
    "plan.want_step": Row({"amina"}, row="house_step"),
    "plan.unwant_step": Row({"amina"}, row="house_step"),
    "plan.want_goal": Row({"amina"}, row="house_goal"),
    "plan.unwant_goal": Row({"amina"}, row="house_goal"),
    "desk.step_translation": Row({"assigned"}, row="step"),
    "desk.translate_step": Row({"assigned"}, row="step"),
    "desk.ask_step_translation": Row({"assigned"}, row="step"),
    "desk.unask_step_translation": Row({"assigned"}, row="step"),
    "desk.goal_translation": Row({"assigned"}, row="goal"),
    "desk.translate_goal": Row({"assigned"}, row="goal"),
    "desk.ask_goal_translation": Row({"assigned"}, row="goal"),
    "desk.unask_goal_translation": Row({"assigned"}, row="goal"),
    "desk.errands": Row(CASEWORKERS),
    "desk.errand": Row({"colleague"}, row="errand"),
    "desk.finish_errand": Row({"colleague"}, row="errand"),
    "desk.give_errand_back": Row({"colleague"}, row="errand"),
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
    # training of house A
    "training.index": Row(NOT_ADMIN),
    "training.show": Row(
        SAME_HOUSE | {"assigned", "colleague", "excepted", "coordinator"}, row="training"
    ),
    "training.book": Row(SAME_HOUSE, row="training"),
    "training.cancel": Row(SAME_HOUSE, row="training"),
    # the forum is for all houses
    "forum.rooms": Row(NOT_ADMIN),
    "forum.room": Row(NOT_ADMIN),
    "forum.new_thread": Row(NOT_ADMIN),
    "forum.start": Row(NOT_ADMIN),
    "forum.thread": Row(NOT_ADMIN, row="thread"),
    "forum.reply": Row(NOT_ADMIN, row="thread"),
    "forum.show_post": Row(NOT_ADMIN, row="post"),
    "forum.change_page": Row({"amina"}, refused=NOT_ADMIN - {"amina"}, row="post"),
    "forum.change": Row({"amina"}, refused=NOT_ADMIN - {"amina"}, row="post"),
    "moderation.report_page": Row(NOT_ADMIN - {"amina"}, refused={"amina"}, row="post"),
    "moderation.report": Row(NOT_ADMIN - {"amina"}, refused={"amina"}, row="post"),
    "moderation.queue": Row(MODERATORS),
    "moderation.one_post": Row(MODERATORS, row="post"),
    "moderation.hide": Row(MODERATORS, row="post"),
    "moderation.restore": Row(MODERATORS, row="post"),
    "moderation.admit": Row(MODERATORS, row="post"),
    # work and a home, for all houses
    "listings.jobs": Row(NOT_ADMIN),
    "listings.homes": Row(NOT_ADMIN),
    "listings.job": Row(NOT_ADMIN, row="job"),
    "listings.home": Row(NOT_ADMIN, row="home"),
    "listings.saved": Row(MEMBERS),
    "listings.save_job": Row(MEMBERS, row="job"),
    "listings.unsave_job": Row(MEMBERS, row="job"),
    "listings.save_home": Row(MEMBERS, row="home"),
    "listings.unsave_home": Row(MEMBERS, row="home"),
    "listings.clear_ended": Row(MEMBERS),
}
