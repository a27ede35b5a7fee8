import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/buttons/Button.tsx';
import { Notice } from '../ui/messages/Notice.tsx';
import { say } from '../words/say.ts';
import { report } from './report.ts';
import styles from './Shell.module.css';

interface Props {
  children: ReactNode;
  /** Drawn in place of what broke; without it, a notice with the two things that help. */
  instead?: ReactNode;
}

interface State {
  error: Error | null;
  where: string;
  copied: 'no' | 'yes' | 'refused';
}

/** Catches what a screen throws while rendering and offers the two things that help. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, where: '', copied: 'no' };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? '' });
  }

  #copy = async () => {
    if (!this.state.error) return;
    try {
      await navigator.clipboard.writeText(report(this.state.error, this.state.where));
      this.setState({ copied: 'yes' });
    } catch {
      // The clipboard is refused on some pages; the text is then shown to be copied by hand.
      this.setState({ copied: 'refused' });
    }
  };

  override render(): ReactNode {
    const { error, where, copied } = this.state;
    if (!error) return this.props.children;
    if (this.props.instead !== undefined) return this.props.instead;
    return (
      <main className={styles.alone} id="main" tabIndex={-1}>
        <Notice
          tone="bad"
          title={say('app.screenBroke')}
          actions={
            <>
              <Button look="primary" onClick={() => window.location.reload()}>
                {say('app.reload')}
              </Button>
              <Button onClick={this.#copy}>
                {copied === 'yes' ? say('app.reportCopied') : say('app.copyReport')}
              </Button>
            </>
          }
        >
          {say('app.screenBrokeMore')}
        </Notice>
        {copied === 'refused' && <pre className={styles.report}>{report(error, where)}</pre>}
      </main>
    );
  }
}
