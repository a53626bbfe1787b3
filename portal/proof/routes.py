"""Every page on which somebody proves that it is her."""

from portal.proof import second

routes = [
    *second.routes,
]
