using System.Text;
using Concave.Data.Context;
using Concave.Data.Writing;
using Concave.Datasets.Proof;
using Concave.Kernel;

namespace Concave.Cli.Demo;

/// <summary>The sample's notice of personal data, and the consent that its simulated people are marked as having given.</summary>
internal static class SampleNotice
{
    private static readonly (string Language, string Text)[] Texts =
    [
        ("en", "Sample notice. The people of this sample are simulated, and nobody agreed to anything. We keep your name, login, languages, fields and credentials, "
            + "what you judge and how long it takes, to give you work that fits, to prove its quality and to pay you. Clients see a pseudonym. "
            + "We keep it for a year after your last work, as the law asks, then erase it. Under Account, Your data, you read all of it, correct it, "
            + "take this consent back, ask for erasure or complain; after that the Data Protection Board of India hears you."),
        ("hi", "नमूना सूचना। इस नमूने के लोग काल्पनिक हैं; किसी ने सचमुच सहमति नहीं दी है। हम आपका नाम, लॉगिन, भाषाएँ, विषय और योग्यताएँ, आपके निर्णय और उनमें लगा समय रखते हैं, "
            + "ताकि आपको उपयुक्त काम मिले, उसकी गुणवत्ता सिद्ध हो और आपको भुगतान हो। ग्राहक केवल छद्मनाम देखते हैं। "
            + "कानून के अनुसार हम इसे आपके अंतिम काम के एक वर्ष बाद तक रखते हैं, फिर मिटा देते हैं। खाता, आपका डेटा में आप सब कुछ पढ़ सकते हैं, सुधार सकते हैं, "
            + "सहमति वापस ले सकते हैं, मिटाने को कह सकते हैं या शिकायत कर सकते हैं; उसके बाद भारतीय डेटा संरक्षण बोर्ड आपकी सुनेगा।"),
    ];

    internal static Task Publish(DemoWorld world, CancellationToken stop) => Write(world, db =>
    {
        foreach (var (language, text) in Texts)
            db.PrivacyNotices.Add(new()
            {
                Version = 1,
                Language = language,
                Text = text,
                Digest = Digest.Hex(Encoding.UTF8.GetBytes(text)),
                PublishedBy = world.Lead.Id,
                PublishedAt = world.Clock.GetUtcNow(),
            });
    }, stop);

    internal static Task Agree(DemoWorld world, Guid person, CancellationToken stop) => Write(world, db => db.Consents.Add(new()
    {
        Id = world.Clock.NewId(),
        PersonId = person,
        Notice = 1,
        Language = "en",
        NoticeDigest = Digest.Hex(Encoding.UTF8.GetBytes(Texts[0].Text)),
        Given = true,
        At = world.Clock.GetUtcNow(),
    }), stop);

    private static Task<Done> Write(DemoWorld world, Action<ConcaveDb> add, CancellationToken stop) => world.Get<Store>().Write<Done>(db =>
    {
        add(db);
        return Task.FromResult<Result<Done>>(default(Done));
    }, stop).OrBreak();
}
