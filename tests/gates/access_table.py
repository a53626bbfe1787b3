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
    "coordinator",  # of the same house, not assigned
    "other_house",  # coordinator of the other house
    "administrator",
)
EVERYBODY = set(PEOPLE)
SAME_HOUSE = {"amina", "neighbour", "graduate"}
MEMBERS = {"amina", "neighbour", "stranger", "graduate", "mentor"}
CASEWORKERS = {"assigned", "colleague", "coordinator", "other_house"}
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
    "home.ready": PUBLIC,
    "accounts.sign_in_page": PUBLIC,
    "accounts.sign_in": PUBLIC,
    "accounts.sign_out": PUBLIC,
    "accounts.leave": PUBLIC,
    "accounts.card_page": PUBLIC,
    "accounts.open_card": PUBLIC,
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
    "desk.today": Row(STAFF),
    "desk.people": Row(STAFF),
    "desk.new_person": Row(STAFF),
    "desk.invite": Row(STAFF),
    "desk.person": Row({"assigned", "coordinator"}, row="person"),
    "desk.reopen_card": Row({"assigned", "coordinator"}, row="person"),
    "desk.assign": Row({"coordinator"}, refused={"assigned"}, row="person"),
    "desk.release": Row({"coordinator"}, refused={"assigned"}, row="person"),
    "desk.card": Row({"assigned"}, row="card"),
    # plans: her own, and at the desk for who is assigned to her
    "plan.show": Row(MEMBERS),
    "plan.keep_progress": Row(MEMBERS),
    "plan.new_goal": Row(MEMBERS),
    "plan.add_goal": Row(MEMBERS),
    "plan.goal": Row({"amina"}, row="goal"),
    "plan.remove_goal": Row({"amina"}, row="goal"),
    "plan.step": Row({"amina"}, row="step"),
    "plan.complete": Row({"amina"}, row="step"),
    "plan.reopen": Row({"amina"}, row="step"),
    "plan.disagree": Row({"amina"}, row="step"),
    "plan.agree": Row({"amina"}, row="step"),
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
    "desk.plan": Row({"assigned"}, row="person"),
    "desk.new_goal": Row({"assigned"}, row="person"),
    "desk.add_goal": Row({"assigned"}, row="person"),
    "desk.new_step": Row({"assigned"}, row="goal"),
    "desk.add_step": Row({"assigned"}, row="goal"),
    "desk.changing_step": Row({"assigned"}, row="house_step"),
    "desk.change_step": Row({"assigned"}, row="house_step"),
    "desk.complete_step": Row({"assigned"}, row="house_step"),
    "desk.reopen_step": Row({"assigned"}, row="house_step"),
    # training of house A
    "training.index": Row(NOT_ADMIN),
    "training.show": Row(SAME_HOUSE | {"assigned", "colleague", "coordinator"}, row="training"),
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
