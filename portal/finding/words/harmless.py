"""Money: numbers beside these words are prices."""

from portal.finding.words import words

CURRENCIES = sorted(
    words(
        "tl lira liraya liralık liradan try usd eur euro euros dolar dollar dollars bucks pound",
        "pounds kuruş bin milyon thousand million so'm som sum ming mln lei lari tenge manat",
        "лир лиры лира руб рублей рубля грн гривень гривні тысяч тысячи тысяча тисяч тис млн сом",
        "ليرة ليرات دولار يورو ريال دينار ألف آلاف مليون لیره لیر تومان افغانی هزار میلیون دلار",
        "یورو ლარი ლარად ლირა ათასი თეთრი लीरा रुपये लाख हज़ार লিরা টাকা হাজার",
    ),
    key=len,
    reverse=True,
)
