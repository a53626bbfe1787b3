"""The eleven indicators of forced labour (ILO, 2012), by which every offer is looked at."""

from enum import StrEnum


class Indicator(StrEnum):
    """In the order of FIELD.md."""

    VULNERABILITY = "vulnerability"  # age, sex or looks asked for; "no papers are fine"
    DECEPTION = "deception"  # pay far above others, vague duties, "visa arranged"
    MOVEMENT = "movement"  # only the employer's transport, nobody may go out
    ISOLATION = "isolation"  # far away, no address, living in
    VIOLENCE = "violence"  # physical or sexual
    THREATS = "threats"  # "tell nobody", "urgent"
    DOCUMENTS = "documents"  # papers are kept
    WAGES = "wages"  # none is named, or it comes at the end
    DEBT = "debt"  # fees, loans, "deducted later"
    CONDITIONS = "conditions"  # a home tied to the job
    OVERTIME = "overtime"  # no hours are named, or too many


RULES: dict[str, Indicator] = {
    "age_asked": Indicator.VULNERABILITY,
    "sex_asked": Indicator.VULNERABILITY,
    "looks_asked": Indicator.VULNERABILITY,
    "alone_asked": Indicator.VULNERABILITY,
    "no_papers": Indicator.VULNERABILITY,
    "pay_far_above": Indicator.DECEPTION,
    "vague_work": Indicator.DECEPTION,
    "all_arranged": Indicator.DECEPTION,
    "only_their_transport": Indicator.MOVEMENT,
    "may_not_go_out": Indicator.MOVEMENT,
    "no_address": Indicator.ISOLATION,
    "live_in": Indicator.ISOLATION,
    "far_away": Indicator.ISOLATION,
    "no_phone": Indicator.ISOLATION,
    "sexual": Indicator.VIOLENCE,
    "body_for_bed": Indicator.VIOLENCE,
    "force": Indicator.VIOLENCE,
    "secret": Indicator.THREATS,
    "pressed": Indicator.THREATS,
    "threat": Indicator.THREATS,
    "papers_kept": Indicator.DOCUMENTS,
    "no_wage": Indicator.WAGES,
    "paid_late": Indicator.WAGES,
    "pay_held": Indicator.WAGES,
    "fee_asked": Indicator.DEBT,
    "deposit_asked": Indicator.DEBT,
    "loan": Indicator.DEBT,
    "deducted": Indicator.DEBT,
    "penalty": Indicator.DEBT,
    "home_tied": Indicator.CONDITIONS,
    "home_with_job": Indicator.CONDITIONS,
    "work_for_rent": Indicator.CONDITIONS,
    "bad_place": Indicator.CONDITIONS,
    "no_hours": Indicator.OVERTIME,
    "long_hours": Indicator.OVERTIME,
    "no_rest": Indicator.OVERTIME,
    "always_ready": Indicator.OVERTIME,
}
BY_FACTS_ALONE = {"no_address", "home_with_job"}  # no words of a pack stand for them
JOBS_ONLY = {"sex_asked", "live_in", "vague_work", "deposit_asked", "no_wage", "no_hours"}
