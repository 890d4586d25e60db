package io.dataplane.provider.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Lets so many calls through at a time, first come first served: a large cluster would else be throttled for asking
/// all at once. The HTTP client behind is shared.
final class BoundedHttpClient implements SdkHttpClient {
    private final SdkHttpClient shared;
    private final Semaphore permits;

    BoundedHttpClient(SdkHttpClient shared, int atATime) {
        this.shared = shared;
        this.permits = new Semaphore(atATime, true);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = shared.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                acquire();
                try {
                    return prepared.call();
                } finally {
                    permits.release();
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private void acquire() throws InterruptedIOException {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before the call was sent");
        }
    }

    @Override
    public String clientName() {
        return shared.clientName();
    }

    @Override
    public void close() {
        // the shared client lives as long as the process
    }
}
