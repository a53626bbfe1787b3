"""Numbers in words, and words that stand around telephone numbers."""

from portal.finding.letters import plain
from portal.finding.words import words

_UNITS = (  # 0-9; several words for one number are joined by a slash
    "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
    "zero/oh/nil/null one two three four five six seven eight nine",
    "nol bir ikki uch to'rt besh olti yetti sakkiz to'qqiz",
    "ноль/нуль один/одна два/две три четыре пять шесть семь восемь девять",
    "нуль один два/дві три чотири п'ять шість сім вісім дев'ять",
    "нөл бир эки үч төрт беш алты жети сегиз тогуз",
    "صفر/زيرو واحد اثنان/اثنين/تنين ثلاثة/تلاتة أربعة خمسة ستة سبعة ثمانية/تمانية تسعة",
    "صفر یک دو سه چهار پنج شش/شیش هفت هشت نه",
    "صفر یو دوه درې څلور پنځه شپږ اووه اته نهه",
    "ნული ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა",
    "sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz",
    "nol bir iki üç dört bäş alty ýedi sekiz dokuz",
    "zero unu doi/două trei patru cinci șase/sase șapte/sapte opt nouă",
    "zéro un deux trois quatre cinq six sept huit neuf",
)
_TENS = (  # 10-90
    "on yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "ten twenty thirty forty fifty sixty seventy eighty ninety",
    "o'n yigirma o'ttiz qirq ellik oltmish yetmish sakson to'qson",
    "десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "десять двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
    "عشرة عشرين/عشرون ثلاثين/ثلاثون أربعين/أربعون خمسين/خمسون ستين/ستون سبعين/سبعون "
    "ثمانين/ثمانون تسعين/تسعون",
    "ده بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
    "ათი ოცი ოცდაათი ორმოცი ორმოცდაათი სამოცი სამოცდაათი ოთხმოცი ოთხმოცდაათი",
)
_TEENS = (  # 11-19
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать",
    "одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять "
    "вісімнадцять дев'ятнадцять",
    "یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده",
    "თერთმეტი თორმეტი ცამეტი თოთხმეტი თხუთმეტი თექვსმეტი ჩვიდმეტი თვრამეტი ცხრამეტი",
)
_HUNDREDS = (  # 100-900
    "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
    "مئة/مية/مائة مئتين/ميتين ثلاثمئة/ثلاثمائة أربعمئة/أربعمائة خمسمئة/خمسمائة ستمئة/ستمائة "
    "سبعمئة/سبعمائة ثمانمئة/ثمانمائة تسعمئة/تسعمائة",
    "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد",
    "ასი ორასი სამასი ოთხასი ხუთასი ექვსასი შვიდასი რვაასი ცხრაასი",
)


def _table() -> dict[str, int]:
    steps = ((_HUNDREDS, 100, 100), (_TENS, 10, 10), (_TEENS, 11, 1), (_UNITS, 0, 1))
    return {
        plain(word): first + place * step
        for lines, first, step in steps
        for line in lines
        for place, entry in enumerate(line.split())
        for word in entry.split("/")
    }


NUMBERS = _table()
TIMES_HUNDRED = words("yüz hundred yuz жүз")  # beş yüz, five hundred
DOUBLE, TRIPLE = words("double çift"), words("triple")
AND = words("ve and и і و va და ilə ile et și")
THEN = AND | words(  # between groups of one number
    "sonra ardından son sonda then after that next dash minus slash dot keyin so'ng потом затем "
    "дальше далее тире дефис потім далі далі ثم وبعدها بعدها شرطة بعد سپس خط მერე შემდეგ फिर তারপর "
    "tire boşluk çizgi nokta bosh chiziq"
)

CALL = words(  # the beginnings of words beside which seven digits are a number to call
    "tel telefon numara gsm cep ara arayın aray phone call number mobile cell ring text",
    "тел телефон номер звони позвони набери мобил телефона",
    "هاتف رقم رقمي اتصل اتصلي جوال موبايل تلفون تماس زنگ شماره موبایل تلفن",
    "raqam telefonim qo'ng'iroq nomer ტელ ტელეფონი ნომერი დამირეკე დარეკე",
    "whatsapp vatsap вотсап ватсап واتساب واتس واتساپ ვოთსაპი viber вайбер imo telegram",
)
