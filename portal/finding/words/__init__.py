"""Words by which details are known, in the languages spoken here; one file a subject."""

from portal.finding.letters import plain


def words(*lines: str) -> frozenset[str]:
    """Every word of these lines, in plain letters."""
    return frozenset(plain(word) for line in lines for word in line.split())
