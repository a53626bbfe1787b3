"""Every page on which somebody proves that it is her."""

from portal.proof import adding, factors, paper, second

routes = [
    *second.routes,
    *factors.routes,
    *adding.routes,
    *paper.routes,
]
