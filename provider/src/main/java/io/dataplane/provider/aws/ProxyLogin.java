package io.dataplane.provider.aws;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Answers proxies that ask who we are, with what their URLs say; nobody else gets an answer.
final class ProxyLogin extends Authenticator {
    private static final Map<String, PasswordAuthentication> LOGINS = new ConcurrentHashMap<>();

    private ProxyLogin() {}

    static void give(Proxy proxy) {
        if (proxy.user() != null) {
            char[] password =
                    proxy.password() == null ? new char[0] : proxy.password().toCharArray();
            LOGINS.put(proxy.address().getAuthority(), new PasswordAuthentication(proxy.user(), password));
            setDefault(new ProxyLogin());
        }
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
                ? LOGINS.get(getRequestingHost() + ":" + getRequestingPort())
                : null;
    }
}
