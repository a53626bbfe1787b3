"""A house with one coordinator and two caseworkers, and what a hand-over sends."""

from portal.accounts.models import Assignment, Member
from portal.trail.models import TrailEntry
from tests import make


class House:
    """One coordinator, two caseworkers, and whom they look after."""

    def __init__(self, db):
        self.db = db
        self.nur = make.member(db, "nur", role="coordinator")
        self.elif_ = self.staff("elif")
        self.selin = self.staff("selin")
        self.amina, self.lale = self.resident("amina"), self.resident("lale")
        for person in (self.amina, self.lale):
            make.assignment(db, self.elif_, person)

    def staff(self, name, role="caseworker"):
        return make.member(self.db, name, role=role, house_id=self.nur.house_id)

    def resident(self, name, **values):
        return make.member(self.db, name, house_id=self.nur.house_id, **values)

    def cares(self):
        rows = self.db.every(Assignment)
        names = {m.id: m.name for m in self.db.every(Member)}
        return sorted((names[row.staff_id], names[row.member_id]) for row in rows)


def form(*people, to, **fields):
    listed = " ".join(str(person.id) for person in people)
    return {"of": "", "people": listed, "to": str(to.id), "when": "0", **fields}


def told(sign_in, member):
    return sign_in(member).get("/account/news").text


def deeds_of(db, member):
    return [entry.deed for entry in db.every(TrailEntry) if entry.member_id == member.id]


BEFORE = [("elif", "amina"), ("elif", "lale")]
