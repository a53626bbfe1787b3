"""Words beside which a number is one of a paper."""

from portal.finding.words import words

PAPERS = words(  # beginnings
    "pasaport passport pasport паспорт جواز گذرنامه پاسپورت გაспорტ პასპორტ paşport pașaport",
    "kimlik kimliğ кимлик كيملك کیملیک هوية هويتي شناسنامه تذکره tazkira посвідчення удостоверение",
    "пінфл инн jshshir vesika ikamet إقامة اقامتي اقامت პირადი tckn شناسایی ملی visa виза",
)
SHORT_PAPERS = words("tc id tck ინ no'si")
