"""Places where people have names and mailboxes, and how they say @ and dots."""

from portal.finding.words import words

PLATFORMS = words(  # beginnings: endings may follow
    "telegram instagram insta whatsapp watsap vatsap tiktok snapchat facebook discord messenger",
    "viber skype wechat twitter signal linkedin feysbuk onlyfans roblox",
    "телеграм телега телеге телегу инстаграм инста інстаграм інста вотсап ватсап вацап вайбер",
    "вконтакте фейсбук тикток снапчат скайп мессенджер одноклассник",
    "تلغرام تليغرام تيليغرام تيليجرام تليجرام تلجرام تلكرام انستا انستغرام انستقرام انستجرام",
    "واتساب واتس وتساب فيسبوك فايسبوك سناب سنابشات تيكتوك ماسنجر مسنجر فايبر سكايب",
    "تلگرام اینستا اینستاگرام واتساپ واتس‌اپ فیسبوک فیس‌بوک ایمو روبیکا ایتا تیک‌تاک مسنجر اسنپ‌چت",
    "ტელეგრამ ინსტა ინსტაგრამ ვოთსაპ ვოცაპ ვაიბერ ფეისბუქ ტიკტოკ სქაიპ დისქორდ",
    "टेलीग्राम इंस्टा इंस्टाग्राम व्हाट्सएप টেলিগ্রাম ইনস্টা ইনস্টাগ্রাম হোয়াটসঅ্যাপ ইমো ফেসবুক",
)
SHORT_PLATFORMS = words(  # nothing follows
    "tg ig fb snap imo bip wp wapp face dc тг вк фб инст імо имо вибер ايمو ایمو ფბ",
)
MAIL_PLATFORMS = words("gmail hotmail outlook yandex mailim email emailim eposta mailadresim почта")
CALLED = sorted(
    words("باسم اسمي حسابي اسمه یوزرم آیدی آیدیم نام ник ником логин именем нік логін სახელით ნიკი")
)
NO_NAMES = words(  # beginnings of ordinary words that stand after a platform
    "ve ile ya da de hesab kullan yok var sil kapat artık ben sen grup gibi çok hiç değil is was",
    "are the and or not any has have had i you we they he she it my your account because so too",
    "but for from to in on at group channel full off bad good lie can will just very made gave",
    "all every also when where why what who how don does did yerine or orqali bu bo yaz qil",
    "promised promise use more there here then than with without about after before never",
)

AT_WORDS = words("at et kuchukcha собака собачка песик равлик آت ات أت ეთ ətt arroba")
AT_SIGNS = r"\( ?(?:at|a|@|ät|et) ?\)|\[ ?(?:at|a|@|et) ?\]|\{ ?(?:at|a|@|et) ?\}|< ?at ?>|@"
DOT_WORDS = words("dot nokta nuqta noqta точка тчк крапка نقطة نقطه دات წერტილი point punct nöqtə")
ENDS = words(  # of domains
    "com net org info biz edu gov tr ru su uz uk ua ge af ir az kz kg tm by ae sa iq sy eg jo lb",
    "me fr ro md eu us io co ly gg tv xyz top site online shop store club app link live pro work",
    "jobs click cyou icu vip world today website space fun blog ws ir pk in bd рф укр бел қаз",
    "ком нет орг ру уа كوم نت اورج کام نت دات‌کام კომ გე",
)
SHY_ENDS = words("in us co io is it to so de me be am no az by fr ly tv pro top site work today "
                 "club world space fun live link store shop app нет نت us md af ir pk")  # fmt: skip
PERSONAL_HOSTS = words(
    "t wa telegram instagram facebook fb m vk ok tiktok snapchat discord twitter x viber signal "
    "chat linkedin youtube line skype",
)
MAIL_HOSTS = words(
    "gmail hotmail outlook yahoo yandex icloud proton protonmail mail mynet live inbox bk list",
    "umail ukr rambler gmx aol msn",
    "джимейл гмейл гмаил жмайл мейл майл яндекс хотмейл рамблер укр",
    "جيميل جیمیل جميل جي‌ميل هوتميل هاتمیل ياهو یاهو اوتلوك ჯიმეილ მეილ იაჰუ",
)
