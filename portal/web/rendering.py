"""Pages and fragments: one template serves both, and `render` decides which was asked for.

There is one Jinja environment per language. In it, constant strings are translated while the
template is compiled, so a page costs no look-ups (DESIGN.md: 2,887 to 808 microseconds).
"""

from functools import cache, partial
from typing import Any, cast
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2_fragments import render_block
from markupsafe import Markup
from starlette.responses import HTMLResponse, RedirectResponse, Response

from portal import i18n
from portal.files import TEMPLATES
from portal.formats import FILTERS
from portal.types import Texts, in_language, language_of
from portal.web import cookies, csrf, once
from portal.web.paths import handler, path
from portal.web.request import Request
from portal.web.static import static
from portal.web.tabs import tabs_for

TOKEN = Markup('<input type="hidden" name="{}" value="{}">')
VARY = ("HX-Request-Type", "HX-Target", "Accept-Language", "Cookie")


class FoldingEnvironment(Environment):
    """Translates `{{ _("constant") }}` and `{% trans %}constant{% endtrans %}` at compile time."""

    language = "en"

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for output in tree.find_all(nodes.Output):
            output.nodes = [self._folded(node) for node in output.nodes]
        return tree

    def _folded(self, node: nodes.Expr) -> nodes.Expr:
        match node:
            case nodes.Call(
                node=nodes.Name(name="_" | "gettext"), args=[nodes.Const(value=text)], kwargs=[]
            ):
                # Calls unescape doubled percent signs; a folded text has to do it as well.
                said = i18n.translations(self.language).gettext(text) % {}
                return nodes.TemplateData(said, lineno=node.lineno)
        return node


@cache
def environment(code: str) -> Environment:
    """The templates in one language. Made once per process."""
    env = FoldingEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.language = code
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_translations(i18n.translations(code), newstyle=True)  # type: ignore[attr-defined]
    env.globals |= {
        "path": path,
        "static": static,
        "languages": i18n.LANGUAGES,
        "written": i18n.WRITTEN,
        "tag_of": i18n.tag_of,
        "icon": _icon,
    }
    env.filters |= {
        "in_language": partial(in_language, language=code),
        "language_of": partial(_tag_of_text, code=code),
        "paragraphs": paragraphs,
        **FILTERS,
    }
    env.globals["field"] = env.get_template("shared/fields.html").module
    return env


def render(request: Request, template: str, *, status: int = 0, **context: Any) -> Response:
    """A page; or one block of it, when htmx is about to fill the element with that block's name.

    A page that shows a form with errors is a 422 unless `status` says otherwise.
    """
    form = context.get("form")
    status = status or (422 if form is not None and form.errors else 200)
    env = environment(request.language.code)
    values = {**_everywhere(request), **context}
    block = _wanted_block(request, template)
    if block and block in env.get_template(template).blocks:
        html = render_block(env, template, block, **values)
    else:
        html = env.get_template(template).render(values)
    response = HTMLResponse(html, status_code=status)
    response.headers["vary"] = ", ".join(VARY)
    response.headers["content-language"] = request.language.tag
    if block == "notice":
        response.headers["hx-retarget"] = "#notice"
        response.headers["hx-reswap"] = "innerHTML"
    if getattr(request.state, "guest_is_new", False):
        cookies.write(request, response, cookies.GUEST, request.state.guest)
    return response


def piece(language: i18n.Language, template: str, **values: Any) -> Markup:
    """A template in somebody else's language, to be shown inside a page."""
    with i18n.speaking(language):
        made = environment(language.code).get_template(template).render(values)
    return Markup(made)  # noqa: S704 - a template of ours, which escaped the values


def after_post(request: Request, name: str, *, anchor: str = "", **values: object) -> Response:
    """The answer to a deed that was done: go to that page, or show its block right here."""
    location = path(name, **values)
    place = f"{location}#{anchor}" if anchor else location
    if key := getattr(request.state, "once", None):
        once.remember(request.db, key, place)
        request.state.once, request.state.is_done = None, True
    if not is_partial(request):
        return RedirectResponse(place, 303)
    return cast("Response", handler(name)(request.turned_to(location, values)))


def leave_fragment(request: Request, location: str) -> Response:
    """Lead the whole page on, also when only a fragment was asked for."""
    if request.headers.get("hx-request"):
        return Response(
            status_code=200, headers={"hx-redirect": quote(location, safe="/?#=&%:+,;@")}
        )
    return RedirectResponse(location, 303)


def _everywhere(request: Request) -> dict[str, Any]:
    portal = request.portal
    return {
        "viewer": request.viewer,
        "visit": request.visit if request.viewer else None,
        "site": portal.settings.name,
        "pack": portal.pack,
        "language": request.language,
        "here": request.here,
        "rest": int(request.visit.rest.total_seconds()) if request.visit and request.viewer else 0,
        "tabs": tabs_for(request.viewer, request.url.path.split("/")[1]),
        "token": lambda: TOKEN.format(csrf.FIELD, csrf.token(request)),
    }


def is_partial(request: Request) -> bool:
    """Whether htmx asks for a piece of a page."""
    return request.headers.get("hx-request-type") == "partial"


def _wanted_block(request: Request, template: str) -> str:
    if not is_partial(request):
        return ""
    if template.startswith("errors/"):
        return "notice"
    return request.headers.get("hx-target", "").rpartition("#")[2]


def _icon(name: str) -> Markup:
    return Markup('<svg aria-hidden="true"><use href="{}#{}"/></svg>').format(
        static("icons.svg"), name
    )


def _tag_of_text(texts: Texts, code: str) -> str:
    return i18n.tag_of(language_of(texts, code))


def paragraphs(text: str) -> Markup:
    """Member-written text: escaped, blank lines make paragraphs, line ends are kept."""
    blocks = [block.strip() for block in text.replace("\r\n", "\n").split("\n\n")]
    line_end = Markup("<br>")
    shown = [line_end.join(block.split("\n")) for block in blocks if block]
    return Markup("").join(Markup('<p dir="auto">{}</p>').format(block) for block in shown)
