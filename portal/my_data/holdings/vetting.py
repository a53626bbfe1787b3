"""Looking at offers names staff at work, and nobody else."""

from portal.my_data.holdings.shape import WORK

NOT_SHOWN = {"listing_checks.by_id": WORK}
