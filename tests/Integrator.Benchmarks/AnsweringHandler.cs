using System.Net;
using System.Net.Http.Headers;

namespace Integrator.Benchmarks;

/// <summary>Takes what is sent and answers with one order, so that only client code is measured.</summary>
internal sealed class AnsweringHandler : HttpMessageHandler
{
    private static readonly byte[] s_body =
        """{"id":"o_1","quantity":3,"lines":[{"id":"l_1","quantity":1,"lines":[],"kind":"order"}],"matrix":[[1,2],[3]],"kind":"order"}"""u8.ToArray();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }

        return new HttpResponseMessage(request.Method == HttpMethod.Post ? HttpStatusCode.Created : HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(s_body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
    }
}
