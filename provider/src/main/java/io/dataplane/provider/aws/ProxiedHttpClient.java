package io.dataplane.provider.aws;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Sends each request on the way that its address asks for.
record ProxiedHttpClient(SdkHttpClient direct, SdkHttpClient http, SdkHttpClient https, NoProxy exceptions)
        implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest target = request.httpRequest();
        if (exceptions.covers(target.host(), target.port())) {
            return direct.prepareRequest(request);
        }
        return (target.protocol().equals("https") ? https : http).prepareRequest(request);
    }

    @Override
    public String clientName() {
        return direct.clientName();
    }

    @Override
    public void close() {
        direct.close();
        http.close();
        https.close();
    }
}
