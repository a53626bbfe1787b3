"""What I took part in, my certificates, and the page on which anybody can check a code."""

from starlette.responses import Response

from portal.certificates import actions, codes, queries
from portal.certificates.forms import NOTHING, Paper
from portal.certificates.models import Certificate
from portal.certificates.sheet import sheet_of
from portal.i18n import LANGUAGES
from portal.seal.box import keys_of
from portal.training.past import past_for
from portal.web import access
from portal.web.attachment import attachment
from portal.web.errors import there
from portal.web.paging import ROWS, cut, moment_key, read_moment_key
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def past(request: Request) -> Response:
    """Certificates stand above the first page of the history."""
    me, after = request.member, read_moment_key(request.asked("after"))
    lines = past_for(request.db, me, after, most=ROWS + 1)
    return render(
        request,
        "certificates/past.html",
        page=cut(lines, lambda line: moment_key(line.starts_at, line.id)),
        papers=[] if after else queries.certificates_of(request.db, me),
        is_first=after is None,
    )


def show(request: Request) -> Response:
    return _page(request, _own(request), Paper(data=_first_choice(request)))


def paper(request: Request) -> Response:
    """The file is the answer: what was typed for it is kept nowhere."""
    certificate, form = _own(request), Paper(request.fields)
    if not form.validate() or certificate.withdrawn_at:
        return _page(request, certificate, form)
    pdf = sheet_of(certificate, form, _check_address(request), _code(request, certificate))
    return attachment(pdf, "application/pdf", "certificate.pdf")


def come_back(request: Request) -> Response:
    """Whoever asks for the file's address without a form: the page with the form."""
    return show(request)


def close(request: Request) -> Response:
    certificate = _own(request)
    actions.close(request.db, certificate)
    return after_post(request, "certificates.show", id=certificate.id)


def reopen(request: Request) -> Response:
    certificate = _own(request)
    actions.reopen(request.db, certificate)
    return after_post(request, "certificates.show", id=certificate.id)


def check_page(request: Request) -> Response:
    typed = request.asked("code")
    return (
        _checked(request, typed) if typed else render(request, "certificates/check.html", code="")
    )


def check(request: Request) -> Response:
    return _checked(request, request.path_params["token"])


def _checked(request: Request, typed: str) -> Response:
    """One answer for withdrawn, unknown and forged codes, after the same work."""
    found = queries.good(request.db, codes.read(keys_of(request.db), typed))
    return render(request, "certificates/check.html", code=typed[:80], found=found)


def _page(request: Request, certificate: Certificate, form: Paper) -> Response:
    return render(
        request,
        "certificates/certificate.html",
        paper=certificate,
        form=form,
        code=_code(request, certificate),
        address=_check_address(request),
        here=path("certificates.show", id=certificate.id),
    )


def _own(request: Request) -> Certificate:
    number = request.path_params["id"]
    return there(queries.own_certificate(request.db, request.member, number))


def _code(request: Request, certificate: Certificate) -> str:
    return codes.code_of(keys_of(request.db), certificate.number)


def _check_address(request: Request) -> str:
    return request.portal.settings.origin + path("certificates.check_page")


def _first_choice(request: Request) -> dict[str, str]:
    """Her language, and below it the one in which offices of this country read papers."""
    first, second = request.language.code, request.portal.pack.data_law.letter.language
    is_other = second in LANGUAGES and second != first
    return {"first": first, "second": second if is_other else "", "check": NOTHING}


routes = [
    get("/training/past", past, access=access.member),
    get("/training/certificates/{id:id}", show, access=access.member),
    get("/training/certificates/{id:id}/paper", come_back, access=access.member),
    post("/training/certificates/{id:id}/paper", paper, access=access.member),
    post("/training/certificates/{id:id}/closing", close, access=access.member),
    post("/training/certificates/{id:id}/opening", reopen, access=access.member),
    get("/certificate", check_page, access=access.anyone),
    get("/certificate/{token}", check, access=access.anyone),
]
