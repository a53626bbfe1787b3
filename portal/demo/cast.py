"""Who lives, works and writes in the demo world. Nobody here is a real person."""

from typing import NamedTuple

from portal.viewer import MEMBERS, STAFF, Role


class Part(NamedTuple):
    """One person of the cast. `carer` is the name of who looks after her, or nothing."""

    language: str
    name: str
    role: Role
    house: str
    carer: str

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF

    @property
    def is_member(self) -> bool:
        return self.role in MEMBERS


HOUSES = {"Bahar": "Ankara", "Çınar": "İstanbul", "Ihlamur": "İzmir"}
NAMED = ("Papatya", "Lale", "Deniz", "Gul", "Elif", "Nur", "Admin")
NEWCOMER = "Yıldız"  # no mentor has let her first posts through yet

_TABLE = """
en     Admin      administrator  Bahar
tr     Nur        coordinator    Bahar
tr     Elif       caseworker     Bahar
en     Selin      caseworker     Bahar
tr     Aylin      coordinator    Çınar
ar     Derya      caseworker     Çınar
tr     Mert       caseworker     Çınar
tr     Zeynep     coordinator    Ihlamur
ru     Kerem      caseworker     Ihlamur
tr     Ece        caseworker     Ihlamur

tr     Deniz      peer_mentor    Bahar
tr     Menekşe    resident       Bahar      Elif
tr     Yıldız     resident       Çınar      Derya
tr     Bulut      resident       Çınar      Mert
tr     Nehir      resident       Ihlamur    Zeynep
tr     Kardelen   graduate       Çınar      Derya
tr     Toprak     graduate       Bahar
tr     Defne      graduate       Çınar
tr     Poyraz     graduate       Ihlamur
tr     Ceylan     graduate       Bahar

en     Amber      peer_mentor    Bahar
en     Papatya    resident       Bahar      Elif
en     Hazel      resident       Ihlamur    Ece
en     Clover     resident       Çınar      Derya
en     Sparrow    resident       Ihlamur    Kerem
en     Maple      graduate       Ihlamur    Ece
en     Robin      graduate       Bahar
en     Juniper    graduate       Çınar

ar     سلمى       peer_mentor    Çınar
ar     Lale       resident       Bahar      Elif
ar     غيمة       resident       Bahar      Elif
ar     ياسمين     resident       Çınar      Mert
ar     ريم        resident       Çınar      Derya
ar     زيتون      graduate       Ihlamur    Kerem
ar     سنبلة      graduate       Çınar
ar     قمر        graduate       Ihlamur
ar     ندى        graduate       Bahar

ru     Ива        peer_mentor    Ihlamur
ru     Ромашка    resident       Bahar      Nur
ru     Рябина     resident       Ihlamur    Ece
ru     Снежинка   resident       Ihlamur    Kerem
ru     Облако     resident       Çınar      Mert
ru     Gul        graduate       Bahar      Selin
ru     Ласточка   graduate       Bahar      Selin
ru     Берёза     graduate       Çınar

uz     Nilufar    peer_mentor    Çınar
uz     Lola       resident       Bahar      Selin
uz     Chinor     resident       Bahar      Selin
uz     Kamalak    resident       Çınar      Aylin
uz     Quyosh     resident       Çınar      Mert
uz     Zarafshon  graduate       Ihlamur    Zeynep
uz     Anor       graduate       Ihlamur
uz     Bulbul     graduate       Bahar

fa_AF  گلاب       peer_mentor    Ihlamur
fa_AF  مهتاب      resident       Bahar      Nur
fa_AF  نرگس       resident       Çınar      Derya
fa_AF  ستاره      resident       Ihlamur    Ece
fa_AF  آسمان      resident       Ihlamur    Kerem
fa_AF  پرنده      graduate       Çınar      Derya
fa_AF  باران      graduate       Bahar
"""


def _part(line: str) -> Part:
    language, name, role, house, *carer = line.split()
    return Part(language, name, Role(role), house, "".join(carer))


PARTS = tuple(_part(line) for line in _TABLE.splitlines() if line)
