"""Sentences in which somebody hides a contact detail: real ones, written by hand.

`{}` is where it stands. By language, then by what is hidden; `contact` is for everything by which
somebody can be reached.
"""

CARRIERS = {
    "tr": {
        "contact": (
            "Canım sıkılırsa bana yaz: {} her zaman açık.",
            "Burada konuşmak zor, {} buradan konuşalım mı?",
            "İş arıyorsan {} sor, benim selamımı söyle",
            "Kimseye söyleme ama {} benim",
            "{} akşam 8'den sonra müsaidim",
            "Dün 3 saat bekledim, kimse gelmedi. Bundan sonra {} yeter.",
            "Kardeşimin yeni adresi bu, {} lütfen ona ulaşın",
            "oda arkadaşım taşındı, isteyen olursa {} diyor",
        ),
        "money": (
            "Kirayı buraya yatırabilirsin: {} açıklama yazma.",
            "Yardım etmek isteyen olursa {} hesabıma 200 TL yeter",
            "Hesabım bu {} teşekkür ederim",
        ),
        "paper": (
            "Randevu için {} sordular, ben de verdim.",
            "Benim {} diye kayıtlı, bakar mısınız?",
            "Formda {} yazdım, doğru mu?",
        ),
        "address": (
            "Yarın gel, {} bekliyorum.",
            "Taşındım artık, yeni evim {} tam köşede",
            "Kurs {} yapılıyormuş, bilen var mı?",
            "{} oturuyoruz, çay içmeye buyurun",
        ),
        "house": (
            "Ben {} kalıyorum, sen neredesin?",
            "Geçen hafta {} yeni bir perde aldık, çok güzel oldu.",
            "Kızlar {} çok iyi, 2 yıldır oradayım",
        ),
    },
    "en": {
        "contact": (
            "If you feel alone at night just write to me, {} any time.",
            "I do not like typing here so {} is better for me",
            "My cousin has work for 3 women, ask {} please",
            "{} and do not tell the mentor",
            "We can talk properly here: {}",
            "It took me 6 months to trust anyone. Now {} if you want a friend",
            "for the free lessons you only need {} and some patience",
            "She left last week, you reach her with {} in the evenings",
        ),
        "money": (
            "You can pay me back here {} thank you so much",
            "For the deposit they gave me this: {}",
            "Please send 50 to {} before Friday",
        ),
        "paper": (
            "They asked me for {} at the counter.",
            "I am registered as {} I think",
            "The form wanted {} so I wrote it down",
        ),
        "address": (
            "Come on Sunday, I am at {} and there is tea",
            "I moved out! Now living at {} with my daughter.",
            "The man said the job is at {} every day",
            "{} is where we meet",
        ),
        "house": (
            "I stay at {} since two months.",
            "Everybody in {} was kind to me, 5 women and one cook",
            "Is anyone else from {} here?",
        ),
    },
    "uz": {
        "contact": (
            "Menga yozing, {} kechqurun bo'sh bo'laman.",
            "Bu yerda gaplashish qiyin, {} shu yerda gaplashamiz",
            "Ish kerak bo'lsa {} so'rang, 2 kishi kerak ekan",
            "{} bu mening singlim, yordam beradi",
            "Hech kimga aytmang, {} meniki",
            "Ertaga soat 10 da kutaman yoki {} orqali xabar bering",
        ),
        "money": (
            "Pulni shu yerga tashlang {} rahmat opa",
            "Qarzimni {} hisobiga yuboraman dedi",
        ),
        "paper": (
            "Navbatda {} so'rashdi, men aytdim.",
            "Mening hujjatim {} edi shekilli",
        ),
        "address": (
            "Ertaga keling, {} kutaman.",
            "Biz endi {} yashaymiz, choy ichgani keling",
            "Kurs {} bo'lar ekan",
        ),
        "house": (
            "Men {} turaman, siz-chi?",
            "O'tgan oy {} to'y bo'ldi, 12 kishi keldi",
        ),
    },
    "ru": {
        "contact": (
            "Если станет плохо, пиши мне: {} в любое время.",
            "Тут неудобно разговаривать, {} там поговорим спокойно",
            "Подруге нужны 2 помощницы на кухню, спросите {} она объяснит",
            "{} только никому не говори",
            "Я больше сюда не зайду, {} если что",
            "Три месяца искала работу, помогли вот тут {} советую",
            "Сестра просила передать {} она ждёт",
            "кто хочет на курсы вместе, {} после 18:00",
        ),
        "money": (
            "Переведи, пожалуйста, сюда {} я верну в пятницу",
            "За комнату просят 3000, вот счёт {} и всё",
        ),
        "paper": (
            "В окошке спросили {} и записали.",
            "У меня {} так и стоит в бумаге",
        ),
        "address": (
            "Приходи в воскресенье, {} буду рада.",
            "Мы переехали, теперь живём {} с дочкой",
            "Сказали, что работа {} и нужно к девяти",
        ),
        "house": (
            "Я живу в {} уже полгода, а ты?",
            "У нас в {} на этой неделе новая повариха",
        ),
    },
    "uk": {
        "contact": (
            "Якщо сумно, пиши мені: {} я не сплю до 23:00.",
            "Тут незручно, {} краще там",
            "Моя тітка шукає 2 помічниць, запитай {} будь ласка",
            "{} тільки нікому не кажи",
            "Дякую всім за підтримку, хто хоче дружити {} чекаю",
        ),
        "money": ("Перекажи сюди {} поверну за 2 тижні",),
        "paper": ("У віконці питали {} я сказала.",),
        "address": (
            "Приходь у неділю, {} буду рада.",
            "Ми тепер живемо {} разом із донькою",
        ),
        "house": ("Я живу в {} вже 4 місяці.",),
    },
    "ar": {
        "contact": (
            "إذا شعرت بالوحدة اكتبي لي: {} في أي وقت.",
            "الكلام هنا صعب، {} هناك نتكلم براحتنا",
            "ابنة عمي تحتاج إلى 3 عاملات، اسألي {} وستشرح لك",
            "{} ولا تخبري أحداً",
            "تعبت من الانتظار شهرين، من تريد صديقة {} أنا موجودة",
            "للدروس المجانية {} فقط قولي إنك من طرفي",
            "أختي انتقلت أمس، يمكنك الوصول إليها {} مساءً",
            "لن أدخل هنا كثيراً، {} أسرع",
        ),
        "money": (
            "حوّلي المبلغ إلى {} وشكراً لك",
            "هذا حسابي {} وسأعيد المال يوم الجمعة",
        ),
        "paper": (
            "في الدائرة طلبوا {} وأعطيته لهم.",
            "كتبت في الاستمارة {} هل هذا صحيح؟",
        ),
        "address": (
            "تعالي يوم الأحد، {} أنتظرك.",
            "انتقلنا والحمد لله، نسكن الآن {} قرب السوق",
            "قالوا إن العمل في {} كل يوم",
        ),
        "house": (
            "أنا أسكن في {} منذ شهرين، وأنت؟",
            "كل البنات في {} طيبات",
        ),
    },
    "fa": {
        "contact": (
            "اگر دلت گرفت به من پیام بده: {} همیشه هستم.",
            "اینجا نمی‌شود راحت حرف زد، {} آنجا حرف می‌زنیم",
            "دختر خاله‌ام دو نفر برای کار می‌خواهد، {} بپرس",
            "{} به کسی نگو",
            "سه ماه دنبال کار بودم، حالا {} کمکت می‌کند",
            "برای کلاس رایگان فقط {} کافی است",
            "خواهرم رفت، عصرها {} جواب می‌دهد",
        ),
        "money": (
            "پول را به این حساب بزن {} ممنونم",
            "شماره حسابم این است {} جمعه پس می‌دهم",
        ),
        "paper": (
            "در اداره {} را پرسیدند و من گفتم.",
            "در فرم نوشتم {} درست است؟",
        ),
        "address": (
            "یکشنبه بیا، {} منتظرم.",
            "ما حالا در {} زندگی می‌کنیم",
            "گفتند کار در {} است، هر روز ساعت ۹",
        ),
        "house": (
            "من دو ماه است در {} هستم، تو چه؟",
            "در {} همه مهربان‌اند",
        ),
    },
    "ka": {
        "contact": (
            "თუ მოიწყინე მომწერე: {} ნებისმიერ დროს.",
            "აქ ლაპარაკი ძნელია, {} იქ ვისაუბროთ",
            "ჩემს დას 2 დამხმარე უნდა, ჰკითხე {} და აგიხსნის",
            "{} ოღონდ არავის უთხრა",
            "სამი თვე ვეძებდი სამსახურს, ახლა {} დამეხმარა",
            "საღამოს 7-ის მერე {} თავისუფალი ვარ",
        ),
        "money": (
            "ფული აქ გადმორიცხე {} მადლობა",
            "ჩემი ანგარიში ეს არის {} პარასკევს დაგიბრუნებ",
        ),
        "paper": (
            "სარკმელთან მკითხეს {} და ვუთხარი.",
            "ფორმაში ჩავწერე {} სწორია?",
        ),
        "address": (
            "კვირას მოდი, {} გელოდები.",
            "გადავედით, ახლა ვცხოვრობთ {} ჩემს შვილთან ერთად",
            "მითხრეს სამსახური {} არისო",
        ),
        "house": ("მე {} ვცხოვრობ უკვე 2 თვე.",),
    },
    "hi": {
        "contact": (
            "मन उदास हो तो मुझे लिखना: {} कभी भी।",
            "यहाँ बात करना मुश्किल है, {} वहीं बात करते हैं",
            "मेरी बहन को २ लोग चाहिए, {} पूछ लेना",
            "{} किसी को मत बताना",
            "तीन महीने बाद काम मिला, तुम भी {} कोशिश करो",
        ),
        "money": ("पैसे यहाँ भेज देना {} धन्यवाद",),
        "paper": ("खिड़की पर {} माँगा और मैंने बता दिया।",),
    },
    "bn": {
        "contact": (
            "মন খারাপ হলে আমাকে লিখো: {} যেকোনো সময়।",
            "এখানে কথা বলা কঠিন, {} ওখানে কথা হবে",
            "আমার বোনের ৩ জন লোক লাগবে, {} জিজ্ঞেস করো",
            "{} কাউকে বলো না",
        ),
        "money": ("টাকাটা এখানে পাঠাও {} ধন্যবাদ",),
        "paper": ("জানালায় {} চাইল, আমি বললাম।",),
    },
}
