"""What people do in the forum, in any order, and what each of them may read meanwhile."""

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule
from sqlalchemy import delete, text

from portal.forum import (
    actions,
    changing,
    following,
    judging,
    queries,
    reading,
    rules,
    searching,
    taking_back,
)
from portal.forum.actions import Words
from portal.forum.counting import WORDS
from portal.forum.language import Spoken
from portal.forum.models import Entry, Post, PostState, Thread
from portal.refusal import Forbidden, Refused, require
from tests import make

EVERYBODY = 10**9
WORD = "mulberry"


class Talking(RuleBasedStateMachine):
    """`db`, `people` and `rooms` are set by whoever runs it. The model knows of every post where it
    is, whose it is and how it stands; it has no SQL in common with the forum."""

    posts = Bundle("posts")
    who = st.sampled_from(("amina", "newcomer", "neighbour", "stranger", "mentor", "elif"))
    where = st.sampled_from(("open", "house", "let in", "graduates"))

    def __init__(self):
        super().__init__()
        self.model = {}  # post: [room, author, state, whether it is gone]
        self.threads = {}  # thread: room
        self.inside = {"amina", "mentor"}
        self.db.do(_empty)
        for name in sorted(self.inside):
            self._let_in(name)

    @rule(target=posts, who=who, where=where, hidden_name=st.booleans())
    def begin(self, who, where, hidden_name):
        if not self._enters(who, where):
            assert self._found(queries.room_for, who, self.rooms[where].slug) is None
            return multiple()
        words = Words(self._text(), Spoken("en", False), "", hidden_name, "A title")
        room = self.rooms[where]
        return self._written(
            lambda db: actions.start(db, self.people[who], room, words), who, where
        )

    @rule(target=posts, who=who, post=posts, hidden_name=st.booleans())
    def reply(self, who, post, hidden_name):
        where = self.model[post][0]
        thread_id = self.db.ask(lambda db: _thread_of(db, post))
        head = thread_id and self._found(queries.thread_for, who, thread_id)
        assert head is None or self._enters(who, where)
        if not head:
            return multiple()
        words = Words(self._text(), Spoken("en", False), "", hidden_name)
        return self._written(
            lambda db: actions.reply(db, self.people[who], head, words, post), who, where
        )

    @rule(who=who, post=posts, deed=st.sampled_from(("hide", "restore", "admit", "ask")))
    def judge(self, who, post, deed):
        """Whoever finds it tries; only moderators in the room, and never over their own words."""

        def done(db):
            found = reading.post_for(db, self.people[who], post)
            if found is None:
                return None
            by = self.people[who]
            if deed == "hide":
                judging.hide(db, by, found, "hurts")
            elif deed == "restore":
                judging.restore(db, by, found)
            elif deed == "admit":
                judging.admit(db, by, found)
            else:
                require(rules.may_judge(by, found))
                judging.judge(db, by, found, PostState.REVISE, "", "names")
            return {"hide": "hidden", "restore": "shown", "admit": "shown", "ask": "revise"}[deed]

        self._told(post, done)

    @rule(post=posts)
    def report(self, post):
        def done(db):
            found = db.get(Post, post)
            if found is None or found.state is not PostState.SHOWN:
                return None
            judging.hide_until_looked_at(db, found)
            return "reported"

        self._told(post, done)

    @rule(who=who, post=posts)
    def change(self, who, post):
        def done(db):
            found = reading.post_for(db, self.people[who], post)
            if found is None:
                return None
            changing.change(db, self.people[who], found, Words(self._text(), Spoken("en", False)))
            db.refresh(found)
            return found.state.value

        self._told(post, done)

    @rule(who=who, post=consumes(posts))
    def take_back(self, who, post):
        def done(db):
            found = reading.post_for(db, self.people[who], post)
            if found is None:
                return None
            taking_back.take_back(db, self.people[who], found)
            return "going" if self.model[post][2] in ("reported", "going") else "gone"

        self._told(post, done)

    @rule(who=st.sampled_from(("amina", "stranger", "elif")))
    def come_or_go(self, who):
        """Somebody is let into the room, or leaves it, with all that she may read there."""
        if who in self.inside:
            self.inside.discard(who)
            left = delete(Entry).where(Entry.member_id == self.people[who].id)
            self.db.do(lambda db: db.execute(left))
        else:
            self.inside.add(who)
            self._let_in(who)

    @invariant()
    def nobody_reads_what_is_not_for_her(self):
        for who, viewer in self.people.items():
            may = {p for p, (room, *rest) in self.model.items() if self._may(who, room, *rest)}
            shown = {p for p in may if self.model[p][2] == "shown"}
            assert shown <= self.db.ask(self._read_by, viewer) <= may, who
            assert self._hits(viewer) == shown, who
            told = self.db.ask(following.new_replies_for, viewer, 50)
            assert {self.threads[line.thread_id] for line in told} <= {
                room for room in self.rooms if self._enters(who, room)
            }

    def _may(self, who, room, author, state, gone):
        if not self._enters(who, room) or gone:
            return False
        return state == "shown" or author == who or self.people[who].moderates

    def _enters(self, who, where):
        if where == "house":
            return self.people[who].house_id == self.people["amina"].house_id
        if where == "let in":
            return who in self.inside
        return where == "open" or who == "mentor"

    def _read_by(self, db, viewer):
        """Every post whose words come out of any list, to this viewer."""
        read = set()
        for thread_id in self.threads:
            head = queries.thread_for(db, viewer, thread_id)
            if head is not None:
                lines = reading.posts_after(db, viewer, thread_id)
                assert lines == reading.posts_before(db, viewer, thread_id, EVERYBODY)
                read |= {line.id for line in lines if line.body}
        return read

    def _hits(self, viewer):
        return {hit.id for hit in self.db.ask(searching.found_for, viewer, WORD, EVERYBODY)}

    def _written(self, deed, who, where):
        """The number of the new post, in the model as well."""
        try:
            number, thread, state = self.db.do(lambda db: _facts(deed(db)))
        except (Refused, Forbidden):
            return multiple()
        self.model[number] = [where, who, state, False]
        self.threads[thread] = where
        return number

    def _told(self, post, deed):
        """The model follows what the deed says; a refusal changes nothing."""
        try:
            state = self.db.do(deed)
        except (Refused, Forbidden):
            return
        if state is not None:
            was_going = self.model[post][2] == "going"
            self.model[post][2] = state
            self.model[post][3] = state == "gone" or (was_going and state != "going")

    def _found(self, query, who, what):
        return self.db.ask(query, self.people[who], what)

    def _text(self):
        return f"{WORD} number {len(self.model)}"

    def _let_in(self, name):
        make.entry(self.db, self.rooms["let in"], self.people[name])


def _empty(db):
    for table in (Thread, Entry):  # posts and follows go with their threads
        db.execute(delete(table))
    db.execute(text(f"DELETE FROM {WORDS}"))  # noqa: S608 - a table of ours


def _thread_of(db, post):
    found = db.get(Post, post)
    return found.thread_id if found else None


def _facts(post):
    return post.id, post.thread_id, post.state.value
