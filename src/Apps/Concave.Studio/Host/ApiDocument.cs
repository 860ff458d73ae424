using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Concave.Studio.Host;

/// <summary>The OpenAPI document of everything under /api.</summary>
internal static class ApiDocument
{
    private const string Scheme = "token";

    internal static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        document.CreateSchemaReferenceId = type => type.Type.IsNested && OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name
            ? $"{type.Type.DeclaringType!.Name}{name}" // a dozen handlers call theirs Request
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        document.AddDocumentTransformer((api, _, _) =>
        {
            api.Info = new()
            {
                Title = "Concave",
                Version = "v1",
                Description = "Failures are application/problem+json (RFC 9457) with the extensions mend and where.",
            };
            api.Servers = [];
            api.Components ??= new();
            api.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal access token; the account page makes one." },
            };
            api.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, api)] = [] }];
            return Task.CompletedTask;
        });
    });
}
