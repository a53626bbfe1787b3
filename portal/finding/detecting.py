"""Everything by which somebody can be found, in one text. Nothing here asks the database."""

from collections.abc import Collection

from portal.finding.accounts import ibans_in, identities_in, long_numbers_in
from portal.finding.addresses import addresses_in
from portal.finding.found import Found, settled
from portal.finding.letters import Plain
from portal.finding.names import handles_in, links_in, mails_in
from portal.finding.phones import phones_in
from portal.finding.places import NO_MARKS, Marks, houses_in, marks_in
from portal.finding.runs import runs_of


def found_in(
    text: str, *, country: str, houses: Collection[str] = (), marks: Marks = NO_MARKS
) -> list[Found]:
    """Phone numbers, handles, mail addresses, links, accounts, numbers of papers, addresses and
    houses, in order and not overlapping. `country` is a country pack's code, `houses` are names.

    Made for what people write in a hurry, not against somebody who sets out to beat it.
    """
    plain = Plain(text)
    runs = list(runs_of(plain))
    spans = [
        *houses_in(plain, houses),
        *marks_in(plain, marks),
        *mails_in(plain),
        *handles_in(plain),
        *links_in(plain),
        *ibans_in(plain),
        *long_numbers_in(runs),
        *identities_in(plain, runs),
        *addresses_in(plain),
        *phones_in(plain, runs, country),
    ]
    found = []
    for kind, start, end in settled(spans):
        first, last = plain.original(start, end)
        found.append(Found(kind, first, last, text[first:last]))
    return found
