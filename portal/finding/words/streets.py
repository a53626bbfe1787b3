"""Words of addresses: streets, numbers of houses, and what numbers beside them count instead."""

from portal.finding.words import words

AFTER_NAME = words(  # Gül Sokak, Rose Street
    "sokak sokağı sok sk cadde caddesi cad cd bulvarı bulvar blv mahallesi mah mh apartmanı apt",
    "sitesi çıkmazı konutları street st road rd avenue ave lane ln square boulevard blvd drive",
    "ko'chasi ko'cha mahallasi кўчаси көчөсү көчесі küçəsi prospekti ქუჩა ქუჩის ქუჩაზე ქ გამზირი",
    "გამზირზე შესახვევი köçesi",
)
BEFORE_NAME = words(  # улица Ленина
    "улица улице улицу улицы ул проспект проспекте просп переулок переулке пер бульвар бульваре",
    "шоссе вулиця вулиці вулицю вул провулок провулку проспекті бульварі площа",
    "شارع حي زقاق جادة حارة خیابان کوچه بلوار میدان شهرک کوڅه سړک",
    "rue strada bd",
)
SHY_STREETS = words("ქ пер bd drive square sk st ln cd cad mah mh apt apartmanı площа bulvar حارة")
UNITS = words(  # дом 12
    "no nr numara kat daire d blok kapı flat apartment apt number unit дом доме д кв квартира "
    "квартире квартиру корпус корп подъезд будинок будинку буд б",
    "رقم بناية عمارة شقة منزل بيت مبنى پلاک واحد خانه طبقه کوچه",
    "ბინა კორპუსი სახლი n uy xonadon kv kvartira ev mənzil үй батир",
)
UNITS_AFTER = words("numara uy xonadon kv kvartira үй уй numarada numaralı xonadonda uyda uyi")
STRONG_UNITS = words(  # enough by themselves
    "кв квартира квартире квартиру apartment apt flat daire پلاک شقة ბინა xonadon kvartira mənzil",
)
BRIDGES = sorted(words("نبش تقاطع угол возле corner of köşesi yonida кут"))
LINKING = words("no nr numara number رقم شماره номер n raqam № نبش")
NOT_NAMES = words(  # what stands before or after a street without being its name
    "the a an this that my our your his her in on of at to from down up along every each next same",
    "minute minutes min hour hours day days people person man men women woman cars shops turns km",
    "busy long wide dark and or is was with two three four new",
    "bu şu o bir bizim sizin her aynı ve de da ki ara ana hangi başka karanlık uzun",
    "сегодня было была есть в на и под за около где когда очень вчера завтра уже только стоит",
    "сьогодні було і та біля де коли дуже вчора завтра вже",
    "طويل فيه في من على و إلى هذا هذه كل الى عند مع كان",
    "در از و به که هست است این آن هر یک تا با بود ما",
    "bu shu bir har va ham bizning ამ ერთ და ჩვენი",
)
MEASURES = words(  # what a number counts, so that it is no house
    "dakika dk saat gün hafta ay yıl kişi kedi metre km m adım market oda tane yaş lira tl",
    "minutes minute min hours hour days weeks months years people rooms room shops meters steps",
    "cars "
    "минут минуты минуту часов часа час дней дня лет года градусов градуса градус человек метров",
    "хвилин годин днів років градусів людей метрів кошки кошек лир комнат комнаты кімнат",
    "دقيقة دقائق ساعة ساعات يوم أيام شهر أشهر سنة سنوات محلات قطط نساء أطفال غرف غرفة ليرة متر",
    "دقیقه ساعت روز هفته ماه سال نفر گربه مغازه متر اتاق لیره",
    "daqiqa soat kun hafta oy yil kishi metr xona ta წუთი წუთში საათი დღე წელი ადამიანი მეტრი",
    "ოთახი",
)
HOUSE_WORDS = words(  # beside these an ordinary word is the name of a house
    "ev evi evinde evine evinden evindeyim evde konukevi konukevinde sığınma sığınmaevi sığınağı",
    "sığınağında yurdu yurdunda konağı house home shelter hostel refuge",
    "дом доме дома приют приюте домик хаус дім домі притулок притулку",
    "بيت دار مأوى ملجأ البيت مسكن خانه خانهٔ پناهگاه",
    "uy uyi uyida uyiga boshpana სახლი სახლში თავშესაფარი თავშესაფარში",
)
