"""Words in Cyrillic letters as they are written in Latin ones, so that both find each other.

Uzbek first (`тикувчи` = `tikuvchi`, `ўқитувчи` = `oʻqituvchi`); Russian as people type it without
its keyboard (`shveya`, `rabota`). For searching only: never shown to anybody.
"""

import re
import unicodedata

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_PAIRS = (
    "аa бb вv гg ғg дd еe жj зz иi йy кk қq лl мm нn оo пp рr сs тt уu ўo фf хh ҳh цts чch шsh щsh "
    "ъ ыy ь эe юyu яya іi їyi єye ґg ӣi ӯu ҷj әa өo үu ұu ңng һh"
)
_LETTERS = {ord(pair[0]): pair[1:] for pair in _PAIRS.split()}
# ё is yo at the beginning and after й in Uzbek (ёрдам, тайёр); else e, as in Russian прием.
_YO = re.compile(r"(?:(?<=[йъь])|\b)ё")
_YE = re.compile(r"(?:(?<=[аоуўеёэюяы])|\b)е")  # етти = yetti, поезд = poyezd
_KH = re.compile(r"(?:\b|(?<=[aeiou]))kh")


def in_latin(text: str) -> str:
    """The same words, lower case, in Latin letters; what has other letters stays.

    Sounds with two spellings in Latin letters get one: x, kh and h; zh and j. Fold it afterwards.
    """
    text = unicodedata.normalize("NFC", text).casefold()
    if _CYRILLIC.search(text):
        text = _YE.sub("ye", _YO.sub("yo", text)).replace("ё", "е")
        text = text.translate(_LETTERS)
    return _KH.sub("h", text).replace("x", "h").replace("zh", "j")
