"""Routes of the desk."""

from portal.desk import plans

routes = [*plans.routes]
