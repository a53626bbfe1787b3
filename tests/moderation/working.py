"""What mentors, authors and reporters do, in any order, and what has to hold all the time."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import delete, select

from portal import clock
from portal.forum import taking_back
from portal.forum.models import Alias, Post, PostState
from portal.forum.reading import post_for
from portal.moderation import actions, appeals, claims, queries, reporting, shifts
from portal.moderation.models import Appeal, Claim, Decision, MentorShift, Pass, Report
from portal.refusal import Forbidden, Refused

MENTORS = ("deniz", "canan", "elif", "far")
TABLES = (Report, Claim, Pass, Appeal, Decision, MentorShift)
DEEDS = {
    "hide": lambda db, by, post: actions.hide(db, by, post, "hurts"),
    "revise": lambda db, by, post: actions.ask_to_revise(db, by, post, "kinder"),
    "restore": actions.restore,
    "admit": actions.admit,
    "stay": actions.stay_hidden,
}


class Working(RuleBasedStateMachine):
    """`db`, `people`, `posts` (by number) and `inside` (who may enter their room) are set by who
    runs it. What the queue shows is compared with what is computed from all rows in Python."""

    mentors = st.sampled_from(MENTORS)
    who = st.sampled_from(("amina", "bea", "deniz", "canan", "elif", "far"))
    number = st.integers(0, 4)

    def __init__(self):
        super().__init__()
        self.decided = 0
        self.db.do(self._anew)

    def _anew(self, db):
        for table in TABLES:
            db.execute(delete(table))
        for row in self.posts:
            post = db.get(Post, row["id"])
            post.author_id, post.alias_id, post.body = row["author_id"], row["alias_id"], "Words"
            post.state, post.why_hidden, post.appeal = PostState(row["state"]), "", ""
            post.judged_at = post.judged_by_id = post.edited_at = None
        for who in ("deniz", "canan", "far"):  # elif has to begin by herself
            shifts.begin(db, self.people[who], 30)
        return db

    @rule(who=mentors)
    def begin(self, who):
        self._try(lambda db: shifts.begin(db, self.people[who], 30))

    @rule(who=mentors)
    def end(self, who):
        self._try(lambda db: shifts.end(db, self.people[who]))

    @rule(who=mentors, n=number)
    def take(self, who, n):
        self._on(who, n, claims.take)

    @rule(who=mentors, n=number)
    def leave(self, who, n):
        self._on(who, n, claims.leave)

    @rule(who=mentors, to=mentors, n=number)
    def hand_over(self, who, to, n):
        to_id = self.people[to].id
        self._on(who, n, lambda db, by, post: claims.hand_over(db, by, post, to_id))

    @rule(who=mentors, n=number, deed=st.sampled_from(sorted(DEEDS)), first=st.none() | mentors)
    def decide(self, who, n, deed, first):
        """Perhaps right after somebody took it."""
        if first is not None:
            self._on(first, n, claims.take)
        now, me, post_id = clock.now(), self.people[who].id, self.posts[n]["id"]
        held = {row.by_id for row in self.db.every(Claim) if row.post_id == post_id}
        there = {row.member_id for row in self.db.every(MentorShift) if row.until > now}
        if self._on(who, n, DEEDS[deed]):
            assert me in there
            assert held <= {me}
            self.decided += 1

    @rule(who=who, n=number, kind=st.sampled_from(("meet", "hurts")))
    def report(self, who, n, kind):
        self._on(who, n, lambda db, by, post: reporting.report(db, by, post, kind))

    @rule(who=who, n=number)
    def ask_again(self, who, n):
        self._on(who, n, lambda db, by, post: appeals.ask(db, by, post, "Please"))

    @rule(who=who, n=number)
    def take_back(self, who, n):
        self._on(who, n, taking_back.take_back)
        self.db.do(lambda db: reporting.settle_gone(db) or db)

    @invariant()
    def each_sees_what_waits_for_her_and_nothing_else(self):
        rows = {table: self.db.every(table) for table in (*TABLES, Post)}
        for who in MENTORS:
            viewer = self.people[who]
            found = {item.id for item in self.db.ask(queries.items_for, viewer)}
            expected = {post.id for post in rows[Post] if self._waits(rows, who, post)}
            assert found == expected, who
            assert self.db.ask(queries.count_waiting, viewer) == len(expected)

    @invariant()
    def nothing_is_decided_twice_or_left_open(self):
        done = [d for d in self.db.every(Decision) if d.action != "passed"]
        assert len(done) == self.decided
        posts = {post.id: post for post in self.db.every(Post)}
        for row in self.db.every(Report):
            post = posts.get(row.post_id)
            assert row.settled_at or post.why_hidden != "gone"
            assert row.settled_at or post.state is PostState.SHOWN or post.why_hidden in HELD
        for row in self.db.every(Appeal):
            assert (row.decided_at is None) == (
                posts[row.post_id].appeal == "asked" and _is_open(posts, row)
            )

    @invariant()
    def only_who_is_there_looks_at_something(self):
        now = clock.now()
        there = {row.member_id for row in self.db.every(MentorShift) if row.until > now}
        assert {row.by_id for row in self.db.every(Claim) if row.until > now} <= there

    def _waits(self, rows, who, post):
        viewer = self.people[who]
        own = {row.id for row in self.db.all(select(Alias).where(Alias.owner_key == viewer.mine))}
        if who not in self.inside or post.id not in {row["id"] for row in self.posts}:
            return False
        if post.author_id == viewer.id or post.alias_id in own or post.why_hidden == "gone":
            return False
        if any((row.member_id, row.post_id) == (viewer.id, post.id) for row in rows[Pass]):
            return False
        reported = any(r.post_id == post.id and not r.settled_at for r in rows[Report])
        asked = any(
            a.post_id == post.id and not a.decided_at and a.judge_id != viewer.id
            for a in rows[Appeal]
        )
        return reported or asked or post.state is PostState.WAITING

    def _on(self, who, n, deed):
        def work(db):
            viewer = self.people[who]
            found = post_for(db, viewer, self.posts[n]["id"])
            assert found is None or who in self.inside
            if found is None:
                raise Refused("not there")
            deed(db, viewer, found)
            return db

        return self._try(work)

    def _try(self, work):
        """Whether it was done."""
        try:
            self.db.do(lambda db: work(db) or db)
        except (Refused, Forbidden):
            return False
        return True


HELD = ("reported", "going")


def _is_open(posts, row):
    return posts[row.post_id].why_hidden != "gone"
