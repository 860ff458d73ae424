using Concave.Datasets.Hygiene;
using Concave.Datasets.Reading;
using Concave.Datasets.Tests.Reading;

namespace Concave.Datasets.Tests.Hygiene;

/// <summary>What a pair shows by itself, and what it does not.</summary>
public sealed class PairHygieneTests
{
    private const string Plain = "Plain words.";

    [Theory]
    [InlineData("write to asha.k@somemail.co.in today", "personal-email")]
    [InlineData("pay to 9876501234@okaxis now", "personal-upi")]
    [InlineData("ring +91 98765 01234 after six", "personal-phone")]
    [InlineData("mobile: 9876501234", "personal-phone")]
    [InlineData("मेरा मोबाइल नंबर ९८७६५०१२३४ है", "personal-phone")]
    [InlineData("ring +44 20 7946 0018", "personal-phone")]
    [InlineData("my number is 2341 2341 2346", "personal-aadhaar")]
    [InlineData("आधार 234123412346 है", "personal-aadhaar")]
    [InlineData("card 4111 1111 1111 1111, soon", "personal-card")]
    [InlineData("PAN: ABCPE1234F.", "personal-pan")]
    [InlineData("GSTIN 27AAPFU0939F1ZV", "personal-gstin")]
    [InlineData("branch HDFC0000123.", "personal-ifsc")]
    public void Personal_data_is_found_by_its_form(string text, string code)
    {
        Assert.Equal([new Flaw("prompt[0].content", code)], PairHygiene.Look(Pair(text, Plain, Plain)));
        Assert.Equal([new Flaw("response_b", code)], PairHygiene.Look(Pair(Plain, Plain, text)));
    }

    [Theory]
    [InlineData("write to name@example.com or @handle, at 5 @ 3 rupees")]
    [InlineData("git clone git@host; a@b; x@y.z")]
    [InlineData("the sum is 2341 2341 2345 and 9876501234 people, order 9876501234")]
    [InlineData("card 4111 1111 1111 1112 has a wrong check digit, and 1111 1111 1111 1111 none")]
    [InlineData("GSTIN 27AAPFU0939F1ZA has a wrong check character")]
    [InlineData("ABCDE1234F has a fourth letter that no holder has")]
    [InlineData("Population: 1,428,627,663 in 2023; Rs 9876501234; version 10.0.9876501234; pi is 3.14159265358979")]
    [InlineData("2026-11-27 10:30, 1947-08-15, pages 123-456, ISBN 978-0-306-40615-7, 10:00-18:00")]
    [InlineData("भारत की जनसंख्या 1428627663 है और दिल्ली से मुंबई 1400 किमी है।")]
    [InlineData("2011 साली लोकसंख्या 112374333 होती, पुणे ते नाशिक 210 किमी आहे.")]
    [InlineData("தமிழ்நாட்டின் மக்கள்தொகை 72147030, சென்னை 600001.")]
    [InlineData("తెలంగాణ జనాభా 35003674, హైదరాబాద్ 500001.")]
    [InlineData("পশ্চিমবঙ্গের জনসংখ্যা ৯১২৭৬১১৫, কলকাতা ৭০০০০১।")]
    [InlineData("ಕರ್ನಾಟಕದ ಜನಸಂಖ್ಯೆ 61095297, ಬೆಂಗಳೂರು 560001.")]
    [InlineData("കേരളത്തിലെ ജനസംഖ്യ 33406061, കൊച്ചി 682001.")]
    public void Ordinary_text_is_left_alone(string text) => Assert.Empty(PairHygiene.Look(Pair(text, text, text)));

    [Theory]
    [InlineData("As an AI language model, I like tea.", Flaws.NamesModel)]
    [InlineData("Tea is grown in Assam.<|im_end|>", Flaws.NamesModel)]
    [InlineData("I'm sorry, but I can't assist with that request.", Flaws.Refusal)]
    [InlineData("{\"error\": {\"message\": \"Rate limit reached\"}}", Flaws.ApiError)]
    [InlineData("429 Too Many Requests", Flaws.ApiError)]
    [InlineData("Error: request timed out after 60 s", Flaws.ApiError)]
    [InlineData("Tea is grown in Assam. It needs rain and warm days, and good soil too. Most of the gardens lie along the river. The leaves are picked by hand in spring, and after that they are dried and rolled until the", Flaws.CutOff)]
    [InlineData("चाय असम में उगती है। इसे बारिश और गर्म दिन चाहिए। अधिकतर बागान नदी के किनारे हैं। पत्तियाँ वसंत में हाथ से तोड़ी जाती हैं, फिर उन्हें सुखाया जाता है। इसके बाद पत्तियों को मोड़कर तब तक रखा जाता है जब तक कि उनका रंग", Flaws.CutOff)]
    [InlineData("Here is the code that prints a greeting, with comments that explain each of its steps in turn, so that it is easy to follow for somebody who begins:\n```python\nprint('hello, world') # prints\nprint(", Flaws.CutOff)]
    public void A_response_that_shows_its_making_is_found(string text, string code)
    {
        Assert.Equal([new Flaw("response_a", code)], PairHygiene.Look(Pair(Plain, text, Plain)));
        Assert.Empty(PairHygiene.Look(Pair(text, Plain, Plain)));
    }

    [Theory]
    [InlineData("A rate limit is the number of requests that a service takes in a minute; above it answers 429 Too Many Requests.")]
    [InlineData("ChatGPT is made by a company in San Francisco, and Claude by another.")]
    [InlineData("You cannot help with that lift alone: call two people.")]
    [InlineData("Dear Sir,\nI have been ill since Monday and could not come. I hope to be back next week. Please let me know what I missed, and whom I should ask about the work that was given out in my absence.\nYours faithfully\nthe undersigned")]
    [InlineData("Roses are red\nviolets are blue\nthe river is wide\nand the mountain is too\nthe evening is still\nand the morning is new\nthe boat on the water\nis waiting for you\nand so are the heron\nthe reed and the dew")]
    public void An_answer_about_such_things_is_none(string text) => Assert.Empty(PairHygiene.Look(Pair(text, text, text)));

    [Theory]
    [InlineData("pandalm-testset-v1.json", 0.01)]
    [InlineData("hh-rlhf-harmless-base-test.jsonl.gz", 0.01)]
    public async Task Published_data_raises_few_alarms_of_personal_data(string file, double most)
    {
        var (pairs, personal) = (0, 0);
        await foreach (var row in PairFile.Read(RealData.Find(file), null, ReadOptions.Usual, default))
        {
            if (row is not Accepted { Pair: var pair })
                continue;
            pairs++;
            var codes = PairHygiene.Look(pair);
            personal += codes.Any(f => f.Code.StartsWith(Flaws.Personal, StringComparison.Ordinal)) ? 1 : 0;
            foreach (var flaw in codes)
                TestContext.Current.TestOutputHelper?.WriteLine($"{pair.ExternalId} {flaw.Field} {flaw.Code}");
        }

        Assert.InRange((double)personal / pairs, 0, most);
    }

    internal static ReadPair Pair(string prompt, string a, string b) => new()
    {
        Row = 1,
        ExternalId = "p",
        Prompt = [new("user", prompt)],
        ResponseA = a,
        ResponseB = b,
        ContentHash = "",
    };
}
