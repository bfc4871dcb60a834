"""Words that say nothing of what is sought, as one text for each language."""

STOP_WORDS = {
    "id": "ada adalah agar akan anda apa apakah atas atau bagaimana bagi bahwa beberapa begitu "
    "berapa bila dalam dan dapat dari dengan di dia hal hanya harus ia ini itu jika juga kapan "
    "karena ke kepada kita lagi lain lebih maka mana masih melalui mengapa menurut mereka namun "
    "oleh para pada saat saja sangat seberapa sebagai sebuah secara sedang sehingga sejak selama "
    "semua seorang seperti serta setelah siapa suatu sudah tak telah tentang terhadap tersebut "
    "tetapi tidak untuk yaitu yakni yang",
    "en": "a about according all also although an and any are as at be because been being both but "
    "by can could did do does for from had has have having he her his how i if in into is it its "
    "may might must no nor not of on or other our out over she should so some such than that the "
    "their them then there these they this those through to under up was we were what when where "
    "which while who whom whose why will with within without would you your",
}
