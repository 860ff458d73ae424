using System.Globalization;
using Concave.Data.Mail;
using Concave.Data.Writing;
using Concave.Delivery.FollowUp;
using Concave.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery;

/// <summary>
/// Sends the question to one person of the client. The message names no content and no project: a link and a day. Somebody
/// without an address sees the question in the studio alone.
/// </summary>
internal sealed class MailFollowUp(Store store, SendMail mail, TimeProvider clock)
{
    internal async Task<Result<Done>> Handle(Guid deliveryId, Guid userId, CancellationToken stop)
    {
        await using var db = store.Read();
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, stop);
        var address = user?.Email ?? (user?.UserName?.Contains('@', StringComparison.Ordinal) == true ? user.UserName : null);
        if (address is null || !mail.IsSet || await db.FollowUpMails.AnyAsync(m => m.DeliveryId == deliveryId && m.UserId == userId, stop))
            return default(Done);
        var delivery = await db.SealedDeliveries.SingleAsync(d => d.Id == deliveryId, stop);
        await mail.To(address, "What did the delivery change?", Text(delivery.SealedAt, mail.Address($"/projects/{delivery.ProjectId:D}/delivery/{deliveryId:D}")), stop);
        return await store.Write<Done>(write =>
        {
            write.FollowUpMails.Add(new() { DeliveryId = deliveryId, UserId = userId, SentAt = clock.GetUtcNow() });
            return Task.FromResult<Result<Done>>(default(Done));
        }, stop);
    }

    private static string Text(DateTimeOffset sealedAt, Uri page) => string.Create(CultureInfo.InvariantCulture, $"""
        A delivery sealed on {sealedAt.UtcDateTime:yyyy-MM-dd} is two weeks old.

        Please tell us what it changed: which benchmark stood where before and after, how you trained, and what still
        fails. Your answers become proposed changes of the next version of the guidelines.

        {page}

        The page asks you to sign in. Nobody will ask for your password by e-mail.
        """);
}
