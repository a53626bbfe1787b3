"""Sentences in which nothing has to be found: Turkish, English, Uzbek. With many numbers in them.

What stands in braces is filled by tests/finding/clean.py.
"""

SENTENCES = {
    "tr": """
Dikiş kursu {h} ile {h2} arasında, Oda {n}'de, gelmek isteyen {n} kişi daha var.
Bugün çok yorgunum.Yarın yazarım.
Kuaförlük kursunun ilk {n} dersi bedava, sonrası {m}.
{n} yaşındaki kızım ilk defa okula gitti, {n} saat ağladım.
Kirayı {m} dediler, depozito da {m}, ben o parayı {n} ayda biriktiremem.
{d} tarihinde başlıyor, {d} tarihinde bitiyor.
112'yi aradım, 5 dakikada geldiler. Korkmayın.
157 gece de açık, Rusça da konuşuyorlar. 183'ü de ara istersen.
112, 157 ve 183 ücretsiz, kontörün olmasa da arayabilirsin.
Pilav için {n} bardak pirinç, {n} bardak su, 1 çay kaşığı tuz, {n} dakika kısık ateş.
Mercimek çorbası: 250 gr mercimek, 1 soğan, 1,5 litre su, 2 yemek kaşığı yağ.
180 derecede {n} dakika pişir, sonra 10 dk beklet.
Sınıfta {n} kişiydik, {n} kişi bitirdi, yüzde {n} demek bu.
Çamaşır makinesi salı ve perşembe {h}-{h2} arası bizim katta.
Kat 2'deki mutfak {h}'da kapanıyor, 3. kattaki açık.
Telefonumu {y} yılında aldım, artık çok yavaş, yenisi {m}.
Instagram kullanmıyorum artık, bana iyi gelmiyor.
WhatsApp'ı sildim, kafam rahatladı.
Telegram yerine burada konuşmak bana daha iyi geliyor.
Bana kimse mail atmasın, okumayı yeni öğreniyorum.
İlk maaşım {m} oldu, {n} gün çalıştım, günde {n} saat.
Asgari ücret {m} deniyor ama bana {m} teklif ettiler.
{n} ay {n} gün oldu buraya geleli, ilk {n} gün hiç konuşmadım.
Otobüs {n} numara {h}'de kalkıyor, {n} dakika sürüyor.
Sokakta {n} kedi var, hepsine mama veriyorum.
Mahallede 2 market var, biri {h}'e kadar açık.
Caddede yürürken eskisi kadar korkmuyorum, günde 30 dakika yürüyorum.
Sınavdan {n} aldım, 70 gerekiyordu, {n} puan eksik kaldı.
Kaç saat uyuyorsun? Ben 4-5 saat, bazen 6.
Nefes alırken 4'e kadar say, 7 saniye tut, 8 saniyede ver.
1, 2, 3, 4, 5, 6, 7, 8, 9, 10 diye sayıyorum, geçiyor.
bir iki üç dört beş altı yedi sekiz dokuz on diye sayıp duruyorum
Kanunun 48. maddesi, 6458 sayılı kanun, 30 günlük süre diyor.
KVKK 6698 sayılı kanun 11. madde diyor ki verilerimi sorabilirim.
İkamet için {n} ay bekledim, önce 6 ay, sonra 1 yıl verdiler.
Pasaportumu evde bıraktım, sorun olur mu?
Kimlik başvurusu {n} gün sürdü, {m} harç ödedim.
IBAN nedir bilmiyordum, bankadaki kadın anlattı.
Yüzde 20 indirim var diyorlar, 1.250 TL yerine 1.000 TL.
Perde 140x260 olacakmış, 2 kanat, {m}.
Ev kuralları: 1. sessizlik 23.00-07.00 2. mutfak sırayla 3. misafir yok
Toplantı {d} günü saat {h}, 2. salonda, {n} kişilik.
Bu hafta {n} film izledik, en güzeli {y} yapımı olandı.
Kızımın doğum günü {n} Mayıs, {n} yaşına giriyor, pasta {m} tutar.
Ders programı: 09:00 dikiş, 10:30 Türkçe, 13:00 bilgisayar, 15:15 spor.
Matematikte 35 + 48 = 83, 12 x 12 = 144, bunu artık kafadan yapıyorum.
2019-2023 arası çok zordu, 2024 biraz daha iyi, 2025 güzel.
Windows 11 var bilgisayarda, sürüm 3.11.2 yazıyor.
Bahar geldi, ağaçlar çiçek açtı, {n} derece oldu.
Umut var, dayan, {n} hafta sonra her şey değişiyor.
""",
    "en": """
The sewing class is from {h} to {h2} in Room {n}, there are {n} chairs left.
I waited {n} hours and then they told me to come back on {d}.
The rent is {m} and the deposit {m}, who can pay that?
I am {n} years old and I started school again.
Call 112 if you are in danger, 157 speaks five languages.
I called 183 two times and a kind woman answered after 5 minutes.
Lines 112, 157, 170 and 183 are free.
For the bread: 500 g flour, 300 ml water, 10 g salt, 7 g yeast, bake {n} minutes at 220 degrees.
Breathe in for 4, hold for 7, out for 8. Repeat 10 times.
one two three four five six seven eight nine ten, that is how I calm down
In {y} I could not read. In 2026 I finished level 2.
The bus number {n} leaves at {h} and takes {n} minutes.
We were {n} in the course and {n} finished, that is more than half.
My first pay was {m} for {n} days, {n} hours a day.
They offered me {m} a month but the minimum is {m}.
I do not use Instagram any more and I sleep better.
Telegram is full of bad job offers, please be careful.
I deleted WhatsApp because he kept writing.
Facebook groups promised me work, it was a lie.
My email is broken so I ask here.
House rules: 1. quiet from 23:00 to 07:00 2. kitchen in turns 3. no visitors
The street outside is loud, I counted {n} cars in 10 minutes.
It is a 5 minute walk down the road, take 2 turns left.
There are 2 shops in this street and 3 in the next.
Flat hunting is hard: 2 rooms, 65 m2, third floor, {m}.
The passport office opens at {h}, bring 2 photos and {m}.
I got my ID after {n} weeks, it was worth waiting.
What is an IBAN? The bank asked me and I did not know.
20% off, so 1,250 became 1,000.
35 + 48 = 83 and 12 x 12 = 144, I can do it in my head now!
Version 3.11.2 is old, update to 3.12.
I am at home at 6 and at work at 9.
We dance at 7:30 pm on Mondays, Wednesdays and Fridays.
The appointment is on {d} at {h}, floor 3, desk 14.
Law 6458 says 30 days, then 6 months, then up to 3 years.
2019-2023 was the worst time. 2024, 2025 and 2026 are mine.
I cried for 3 days, then for 2, then one. It gets less.
My daughter turns {n} on May 12, the cake is {m}.
Thank you so much.I did not expect that.
Half of 90 is 45, and 45 times 4 is 180.
If you wake at 3 or 4 at night, drink water, count to 100, write one line.
Week 1: letters. Week 2: numbers 1-100. Week 3: forms. Week 4: test, 60 points needed.
She is 170 cm and wears size 42, can we sew that dress in {n} hours?
They said between 10,000 and 12,500 TL, paid on the 15th.
Ask your mentor at the desk, room {n}, ground floor.
My score was {n} out of 100.
My step 1 was to sleep, step 2 to eat, step 3 to talk.
etc. e.g. this, i.e. that, a.m. or p.m. does not matter
""",
    "uz": """
Tikuvchilik kursi soat {h} dan {h2} gacha, {n}-xonada, {n} ta joy bor.
Men {n} yoshdaman va yana o'qiyapman.
Ijara {m}, garov puli ham {m}, qimmat ekan.
112 ga qo'ng'iroq qildim, 5 daqiqada kelishdi.
157 o'zbekcha ham tushunadi, tekin.
Palov uchun 1 kg guruch, 1 kg go'sht, {n} ta sabzi, 2 ta piyoz kerak.
{n} daqiqa qovurib, keyin 1,5 litr suv solamiz.
Birinchi oyligim {m} bo'ldi, {n} kun ishladim.
{d} kuni soat {h} da yig'ilish bor.
Avtobus {n} soat {h} da jo'naydi.
Instagramni o'chirdim, yaxshi bo'ldi.
Telegram orqali ish topmang, aldashadi.
Uyda {n} kishi yashaymiz, oshxona navbat bilan.
Ko'chada 2 ta mushuk bor, har kuni ovqat beraman.
Mahallada 3 ta do'kon bor, biri {h} gacha ishlaydi.
Pasportim uyda qoldi, nima qilay?
{y} yilda keldim, endi yaxshi.
bir ikki uch to'rt besh olti yetti sakkiz to'qqiz o'n deb sanayman
20 foiz arzon, 1.250 emas, 1.000 lira.
Qizim {n} may kuni {n} yoshga to'ladi.
Imtihondan {n} ball oldim, 60 kerak edi.
Har kuni {n} daqiqa yuraman, ancha yengil bo'ldim.
Rahmat sizlarga.Men ham yozaman.
Uy qoidalari: 1. soat 23:00 dan keyin jim 2. oshxona toza 3. mehmon yo'q
""",
}
