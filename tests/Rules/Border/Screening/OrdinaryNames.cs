namespace Sampan.Tests.Rules.Border.Screening;

/// <summary>
/// Invented firms and people as small trade has them: none is listed. Names in two scripts are pairs of the same;
/// every other pairing of them is of two.
/// </summary>
internal static class OrdinaryNames
{
    internal static readonly IReadOnlyList<string> Firms =
    [
        "Doi Mok Coffee Co., Ltd.", "Hom Mali Rice Export Co., Ltd.", "Siam Rattan Weaving Ltd., Part.",
        "Chanthaburi Dried Fruit Co., Ltd.", "Lampang Rooster Pottery", "Golden Mango Trading Co., Ltd.",
        "Green Lotus International Company Limited", "Andaman Sea Salt Enterprise", "Phuket Pearl Jewelry Co., Ltd.",
        "Isan Indigo Textile Group", "Northern Star Trading Company", "Bangkok Herbal Care Public Company Limited",
        "Korat Silk House", "Mae Kha Organic Farm", "Blue Elephant Logistics Co., Ltd.", "Sunrise Food Industry",
        "Asia Pacific General Trading LLC", "Global Marine Services Pte. Ltd.", "Lotus Shipping and Trading",
        "Yamamoto Zakka Store K.K.", "Sakura Gift Corporation", "Osaka Kitchen Tools Co., Ltd.", "Nakamura Shoten",
        "Hayashi Foods Inc.", "Kobe Tea Import Company", "Fuji Paper Goods Co., Ltd.", "Tanaka Seika Kabushiki Kaisha",
        "Guangzhou Bright Star Import & Export Co., Ltd.", "Yiwu Small Goods Trading Co., Ltd.",
        "Shenzhen Ocean Technology Company Limited", "Kunming Flower Market Co., Ltd.", "Great Wall Tea House",
        "Golden Dragon Restaurant Supplies", "Hong Kong Sun Hing Trading Limited", "Lucky Bamboo Handicrafts",
        "Smith & Daughters Ltd", "Brown Brothers Woodwork", "Riverside Ceramics LLC", "Harbour Lane Books Limited",
        "Oakfield Garden Supplies Inc.", "Anchor Bay Seafood Company", "Silverline Jewellery Ltd.", "Petra Soap Works",
        "Orient Spice Merchants", "National Rice Mill Company", "Royal Thai Silk Emporium", "Crescent Bakery",
        "Al Noor Perfumes Trading", "Damascus Sweets GmbH", "Caspian Dried Fruit Import GmbH", "Tehran Carpet Gallery",
        "Havana Corner Cafe", "Moscow Street Coffee Roasters", "Korea Beauty Market Co., Ltd.",
        "Cuba Libre Bar Supplies",
        "Bank of Good Ideas Consulting", "Sea Star Marine Equipment", "East West Machinery Co.", "Delta Print and Pack",
        "Atlas Bicycle Parts", "Eagle Eye Optics Ltd.", "Universal Packaging Solutions",
    ];

    internal static readonly IReadOnlyList<string> People =
    [
        "Somchai Jaidee", "Malee Srisuk", "Prasert Wongsa", "Niran Thongdee", "Kanya Boonmee", "Wichai Saetang",
        "Suda Chaiyaphum", "Anan Phongphan", "Ratana Kaewkla", "Pim Charoen", "Thanawat Limsakul", "Orathai Meesuk",
        "Yamada Hanako", "Sato Kenji", "Suzuki Ichiro", "Tanaka Yuki", "Watanabe Aiko", "Kobayashi Makoto",
        "Li Ming", "Wang Fang", "Zhang Wei", "Chen Xiaoli", "Liu Yang", "Huang Jing", "Zhou Min", "Wu Lei", "Lin Mei",
        "Kim Min Ji", "Lee Sung Ho", "Park Eun Young", "John Smith", "Mary Brown", "David Miller", "Emma Wilson",
        "Ali Hassan", "Mohamed Salah Ibrahim", "Fatima Khan", "Omar Abdullah", "Ahmad Yusuf", "Hussein Karim",
        "Ivan Sokolov", "Olga Petrova", "Dmitri Volkov", "Anna Kuznetsova", "Carlos Garcia", "Maria Lopez Hernandez",
        "Juan Rodriguez", "Jose Martinez", "Nguyen Van An", "Tran Thi Hoa", "Hans Becker", "Klara Schmidt",
    ];

    /// <summary>The same in its own script and in Latin letters. Thai by RTGS, as its owners often bend it.</summary>
    internal static readonly IReadOnlyList<(string Own, string Latin, string Type)> InTwoScripts =
    [
        ("สมชาย ใจดี", "Somchai Chaidi", "person"), ("สมหญิง รักไทย", "Somying Rakthai", "person"),
        ("นายสมศักดิ์ พงษ์พานิช", "Somsak Phongphanit", "person"), ("มาลี ศรีสุข", "Malee Srisuk", "person"),
        ("ประเสริฐ วงศ์ษา", "Prasert Wongsa", "person"), ("นิรันดร์ ทองดี", "Niran Thongdi", "person"),
        ("กัญญา บุญมี", "Kanya Boonmee", "person"), ("วิชัย แซ่ตั้ง", "Wichai Saetang", "person"),
        ("นางสาวสุดา ไชยภูมิ", "Suda Chaiyaphum", "person"), ("อนันต์ พงศ์พันธุ์", "Anan Phongphan", "person"),
        ("รัตนา แก้วกล้า", "Rattana Kaeokla", "person"), ("พิมพ์ เจริญ", "Phim Charoen", "person"),
        ("ธนวัฒน์ ลิ้มสกุล", "Thanawat Limsakul", "person"), ("อรทัย มีสุข", "Orathai Misuk", "person"),
        ("สุรชัย จันทร์เพ็ญ", "Surachai Chanphen", "person"), ("ณัฐพล สายทอง", "Natthaphon Saithong", "person"),
        ("บริษัท กาแฟดอยหมอก จำกัด", "Kafae Doi Mok Co., Ltd.", "firm"),
        ("บริษัท ข้าวหอมมะลิสุรินทร์ จำกัด", "Khao Hom Mali Surin Company Limited", "firm"),
        ("ห้างหุ้นส่วนจำกัด ไทยหวายสยาม", "Thai Wai Sayam Limited Partnership", "firm"),
        ("บริษัท เชียงใหม่เซรามิก จำกัด", "Chiang Mai Ceramic Co., Ltd.", "firm"),
        ("บริษัท ทองไทย จำกัด (มหาชน)", "Thong Thai Public Company Limited", "firm"),
        ("บริษัท สกลครามไทย จำกัด", "Sakon Khram Thai Co., Ltd.", "firm"),
        ("李明", "Li Ming", "person"), ("王芳", "Wang Fang", "person"), ("张伟", "Zhang Wei", "person"),
        ("陈晓丽", "Chen Xiaoli", "person"), ("刘洋", "Liu Yang", "person"), ("黄静", "Huang Jing", "person"),
        ("周敏", "Zhou Min", "person"), ("吴磊", "Wu Lei", "person"), ("林美", "Lin Mei", "person"),
        ("欧阳文", "Ouyang Wen", "person"), ("赵国强", "ZHAO, Guoqiang", "person"), ("孫麗華", "Sun Lihua", "person"),
        ("广州明星贸易有限公司", "Guangzhou Mingxing Maoyi Co., Ltd.", "firm"),
        ("深圳海洋科技有限公司", "Shenzhen Haiyang Keji Co., Ltd.", "firm"),
        ("上海東方食品股份有限公司", "Shanghai Dongfang Shipin Co., Ltd.", "firm"),
        ("昆明花城有限责任公司", "Kunming Huacheng LLC", "firm"),
        ("أحمد حسن", "Ahmed Hassan", "person"), ("يوسف الخطيب", "Yousef al-Khatib", "person"),
        ("فاطمة الزهراء", "Fatima al-Zahra", "person"), ("عبد الرحمن سالم", "Abdulrahman Salem", "person"),
        ("خالد إبراهيم", "Khaled Ibrahim", "person"), ("شركة النور للتجارة", "Sharikat al-Nur lil-Tijara", "firm"),
        ("Иван Соколов", "Ivan Sokolov", "person"), ("Ольга Петрова", "Olga Petrova", "person"),
        ("Юлия Щербакова", "Yulia Shcherbakova", "person"), ("Андрей Жуков", "Andrei Zhukov", "person"),
        ("Алексей Чернышёв", "Aleksey Chernyshev", "person"), ("ООО Северный Чай", "OOO Severnyy Chay", "firm"),
        ("ООО Торговый дом Волга", "Torgovy Dom Volga LLC", "firm"), ("Анна Кузнецова", "Anna Kuznetsova", "person"),
        ("たなか ゆき", "Tanaka Yuki", "person"), ("スズキ イチロウ", "Suzuki Ichiro", "person"),
        ("김민지", "Kim Min Ji", "person"), ("박은영", "Park Eun Young", "person"),
    ];
}
