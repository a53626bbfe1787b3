"""Every page on which somebody proves that it is her."""

from portal.proof import private, second

routes = [
    *second.routes,
    *private.routes,
]
