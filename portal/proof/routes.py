"""Every page on which somebody proves that it is her."""

from portal.proof import adding, factors, paper, private, second

routes = [
    *second.routes,
    *private.routes,
    *factors.routes,
    *adding.routes,
    *paper.routes,
]
