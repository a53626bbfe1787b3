"""By what somebody's other names are known as hers: computed from her number and the key file.

Nobody who has only the database can tell whose name an alias is, and no page of ours tells it.
"""

from sqlalchemy.orm import Session

from portal.seal.box import keys_of


def mine_of(db: Session, member_id: int) -> str:
    """32 letters that stand with everything she does under another name."""
    return keys_of(db).index("alias", str(member_id))
