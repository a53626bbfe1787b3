"""Signed texts open only what they were signed for, with the one algorithm that is used."""

import hashlib

from itsdangerous import URLSafeSerializer

from portal.accounts import cards
from tests import make


def test_a_token_of_another_purpose_or_algorithm_is_no_card():
    good = cards.token_of(make.SECRET, 7)
    sha256 = {"digest_method": hashlib.sha256}
    others = {
        "another purpose": URLSafeSerializer(make.SECRET, salt="form", signer_kwargs=sha256),
        "a weaker hash": URLSafeSerializer(make.SECRET, salt="card"),
        "another secret": URLSafeSerializer("x" * 40, salt="card", signer_kwargs=sha256),
    }

    assert cards.is_ours(make.SECRET, good)
    assert [why for why, by in others.items() if cards.is_ours(make.SECRET, by.dumps(7))] == []
    assert not cards.is_ours(make.SECRET, good.partition(".")[0])
    assert not cards.is_ours(make.SECRET, "")
