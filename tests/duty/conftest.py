"""A house with a resident, two caseworkers and who leads it; and who leads another one."""

import pytest

from tests import make


@pytest.fixture
def house(db):
    number = make.house(db, "Olive").id
    return {
        "amina": make.member(db, "amina", house_id=number),
        "elif": make.member(db, "elif", role="caseworker", house_id=number),
        "selin": make.member(db, "selin", role="caseworker", house_id=number),
        "nur": make.member(db, "nur", role="coordinator", house_id=number),
        "far": make.member(db, "far", role="coordinator"),
    }
