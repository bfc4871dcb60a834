"""Words that begin a sentence, and verbs of speech that follow a quotation, by language.

Words in "-nya" begin a sentence too ("Akhirnya"); `article/sentences.py` knows them by their
ending.
"""

STARTERS = {
    "id": """
    Ada Adapun Agar Akan Aku Anda Antara Apa Apabila Apakah Atas Atau Bagaimana Bagi Bahkan Bahwa
    Banyak Baru Beberapa Begitu Belum Berbagai Berdasarkan Berikut Bila Bisa Bukan Dalam Dan Dapat
    Dari Demikian Dengan Di Dia Dua Hal Hanya Harus Hingga Ia Ini Itu Itulah Jadi Jangan Jika Juga
    Justru Kalau Kami Kapan Karena Ke Kecuali Kedua Kemudian Kendati Kepada Ketiga Ketika Kini Kita
    Lagi Lalu Lebih Maka Makin Masih Masing-masing Melalui Memang Mengapa Menurut Mereka Meski
    Meskipun Mungkin Namun Oleh Orang Pada Padahal Para Perlu Pernah Pertama Saat Sampai Sangat
    Satu Saya Seandainya Sebab Sebagai Sebagian Sebelum Sebuah Secara Sedangkan Segera Sehingga
    Sejak Sejauh Sejumlah Sekarang Sekitar Selain Selama Seluruh Semakin Sementara Semua Seorang
    Seperti Sering Serta Sesudah Setelah Setiap Siapa Sudah Supaya Tanpa Tapi Telah Tentu Terakhir
    Terhadap Terlebih Ternyata Tetapi Tiap Tidak Untuk Usai Walau Walaupun Yang
""",
    "en": """
    A About Above According Actually After Again All Almost Already Also Although Among An And
    Another Any Are As At Because Before Below Besides Between Both But By Can Could Despite Did Do
    Does During Each Earlier Either Even Eventually Every Everyone Everything Few Finally First For
    From Further Had Has Have He Hence Her Here His How However I If In Indeed Instead Is It Its
    Just Last Later Let Like Many Maybe Meanwhile More Moreover Most Mr Mrs Ms Much My Neither
    Never Nevertheless Next No Nobody None Nor Not Nothing Now Of Often On Once One Only Or Other
    Others Otherwise Our Over Overall Perhaps Please Second Several She Should Since So Some
    Someone Soon Still Such Than That The Their Then There Therefore These They Third This Those
    Though Through Thus To Today Together Two Under Unless Unlike Until Was We Were What When Where
    Whether Which While Who Whose Why With Within Without Would Yesterday Yet You Your
""",
}
"""Written with a capital they start a sentence rather than belong to a name."""
SPEECH = {
    "id": """
    kata berkata ujar berujar tanya bertanya jawab menjawab seru berseru berteriak ucap tutur
    mengatakan menegaskan menambahkan menjelaskan menyahut menulis berbisik memohon
""",
    "en": """
    said says asked asks replied answered added cried shouted yelled exclaimed wrote whispered
    wondered warned insisted declared demanded called screamed muttered told
""",
}
