namespace Concave.Studio.Accounts.Elsewhere;

/// <summary>A provider of OpenID Connect by which people may sign in. It says who somebody is; what they may do stays here.</summary>
/// <param name="Authority">Its address, under which its configuration is found. https, except on this machine.</param>
/// <param name="ClientId">This installation's name there.</param>
/// <param name="ClientSecret">Its secret there; null for a public client. The exchange is protected by PKCE either way.</param>
/// <param name="Name">What the button calls it.</param>
public sealed record OpenIdProvider(Uri Authority, string ClientId, string? ClientSecret, string Name);
