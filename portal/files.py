"""Where templates, catalogues and static files lie: beside the package, or inside the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "_files" if (_PACKAGE / "_files").is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
LOCALES = _ROOT / "locales"
STATIC = _ROOT / "static"
PACKS = _PACKAGE / "packs"
PHRASES = _PACKAGE / "phrases"
MIGRATIONS = _PACKAGE / "migrations"
