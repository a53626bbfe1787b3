"""What is paid or asked for, made comparable. A comparison for a list, never a promise."""

from fractions import Fraction

CURRENCY = "TRY"  # amounts in another currency cannot be compared with what people type
NOT_SAID = 2**31 - 1  # a rent that is not said comes after all others

# Full-time work in Türkiye: 45 hours a week (Labour Act 4857, art. 63) on six days of 7.5 hours,
# and 52 weeks in 12 months.
_A_MONTH = {
    "hour": Fraction(45 * 52, 12),  # 195
    "day": Fraction(6 * 52, 12),  # 26
    "week": Fraction(52, 12),
    "month": Fraction(1),
}


def pay_a_month(pay_min: int, unit: str) -> int:
    """Full-time pay of a month in whole units of money; 0 when nothing is said, which is least."""
    return min(int(max(pay_min, 0) * _A_MONTH.get(unit, Fraction(0))), NOT_SAID)


def pay_to_compare(pay_min: int, unit: str, currency: str) -> int:
    """The same; 0 in another currency than that of the lists."""
    return pay_a_month(pay_min, unit) if currency == CURRENCY else 0


def rent_to_compare(rent: int, currency: str) -> int:
    """The rent; behind all others when it is not said or in another currency."""
    return rent if rent > 0 and currency == CURRENCY else NOT_SAID
